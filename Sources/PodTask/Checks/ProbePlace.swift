import CNamespaces
import Glibc
import PodDocker
import PodFiles
import PodKit

/// Where a port of a pod is looked for: in the network namespace of its container, at the loopback interface, or from
/// outside at the container's own address where this process may not enter the namespace.
struct ProbePlace: Sendable {
    /// The namespace's file, if it could be found.
    var namespace: String?
    /// The container's address.
    var address: String?
    var port: Int
    /// Whether the loopback interface is IPv6's.
    var isIPv6 = false

    /// A connection to the port.
    ///
    /// - Parameter limit: how long it may take.
    /// - Throws: ``ProbeFault``
    func connect(within limit: Duration) async throws -> CInt {
        try await Blocking.run { try connectNow(within: limit) }
    }

    private func connectNow(within limit: Duration) throws(ProbeFault) -> CInt {
        let family = isIPv6 ? AF_INET6 : AF_INET
        if let namespace, let descriptor = Self.socket(in: namespace, family: family) {
            return try Self.connect(descriptor, to: isIPv6 ? "::1" : "127.0.0.1", port, limit)
        }
        guard let address else { throw ProbeFault("the pod's network cannot be reached from here") }
        return try Self.connect(Glibc.socket(Self.family(of: address), Self.kind, 0), to: address, port, limit)
    }

    private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)

    private static func family(of address: String) -> Int32 { address.contains(":") ? AF_INET6 : AF_INET }

    /// What a thread is to do in a namespace.
    private struct Visit {
        let namespace: CInt
        let family: Int32
        var socket: CInt = -1
    }

    /// A socket belongs to the namespace that its thread was in when it was made. The thread is one of its own, which
    /// ends there: one that has to come back may fail to, and would make the engine's and the agent's connections there.
    ///
    /// - Returns: `nil` if the namespace cannot be entered.
    private static func socket(in namespace: String, family: Int32) -> CInt? {
        let descriptor = open(namespace, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var visit = Visit(namespace: descriptor, family: family)
        withUnsafeMutablePointer(to: &visit) { visit in
            var thread = pthread_t()
            let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
                guard let visit = argument?.assumingMemoryBound(to: Visit.self),
                    setns(visit.pointee.namespace, podkit_clone_newnet) == 0
                else { return nil }
                visit.pointee.socket = Glibc.socket(visit.pointee.family, ProbePlace.kind, 0)
                return nil
            }
            if pthread_create(&thread, nil, body, visit) == 0 { pthread_join(thread, nil) }
        }
        return visit.socket >= 0 ? visit.socket : nil
    }

    private static func connect(
        _ descriptor: CInt,
        to address: String,
        _ port: Int,
        _ limit: Duration
    ) throws(ProbeFault) -> CInt {
        guard descriptor >= 0 else { throw ProbeFault("no socket: \(String(cString: strerror(errno)))") }
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address, "\(port)", &hints, &found) == 0, let target = found else {
            close(descriptor)
            throw ProbeFault("\(address) is no address")
        }
        defer { freeaddrinfo(found) }
        var fault: CInt = 0
        if Glibc.connect(descriptor, target.pointee.ai_addr, target.pointee.ai_addrlen) != 0 { fault = errno }
        if fault == EINPROGRESS {
            // What became of it (connect(2)).
            var length = socklen_t(MemoryLayout<CInt>.size)
            if Readiness.isWritable(descriptor, until: .now + limit) {
                getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &fault, &length)
            }
        }
        guard fault == 0 else {
            close(descriptor)
            let reason =
                fault == EINPROGRESS ? "it did not answer within \(limit)" : String(cString: strerror(fault))
            throw ProbeFault("port \(port): \(reason)")
        }
        return descriptor
    }
}
