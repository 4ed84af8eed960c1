import Glibc
import Synchronization

/// Ports of the loopback interface for tests that publish some.
package enum HostPorts {
    // Below the range from which the kernel takes ports for outgoing connections, and beside those of the Mesos bench.
    private static let candidates = 20_000..<26_000
    private static let next = Mutex(Int.random(in: candidates))

    /// A range of free ports that no other test of this process gets.
    package static func range(_ count: Int) -> ClosedRange<Int> {
        next.withLock { next in
            while true {
                if next + count > candidates.upperBound { next = candidates.lowerBound }
                let range = next...(next + count - 1)
                next += count
                if range.allSatisfy(isFree) { return range }
            }
        }
    }

    /// One such port.
    package static func one() -> Int { range(1).lowerBound }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return status == 0
    }
}
