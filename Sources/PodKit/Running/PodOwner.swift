import Glibc

/// The process that runs a pod, as the labels of the pod's things and the record in its lock name it.
public struct PodOwner: Hashable, Sendable {
    /// A process, told apart from any other that gets its number later.
    public struct Process: Hashable, Sendable {
        /// Its number, as it sees it itself.
        public var id: Int
        /// When it was started, in clock ticks since the boot (proc(5), `/proc/PID/stat`, field 22).
        public var start: UInt64
        /// The inode of its pid namespace, without which its number means nothing elsewhere.
        public var namespace: UInt64

        /// A process by its parts.
        public init(id: Int, start: UInt64, namespace: UInt64) {
            self.id = id
            self.start = start
            self.namespace = namespace
        }
    }

    /// Whether an owner lives.
    public enum Standing: String, Hashable, Sendable, Codable {
        case alive
        /// It has ended, and its pod should be gone.
        case dead
        /// It is on another host, or in a namespace that cannot be seen from here.
        case unknown
    }

    /// A text that no two runs share.
    public var run: String
    /// The name of its host.
    public var host: String
    /// The id of the host's boot.
    public var boot: String
    /// The process itself.
    public var process: Process
    /// The path of the pod's lock, as the process sees it.
    public var lock: String
    /// When the run began, in seconds since 1970.
    public var since: Int64

    /// Makes an owner from its parts.
    public init(run: String, host: String, boot: String, process: Process, lock: String, since: Int64) {
        self.run = run
        self.host = host
        self.boot = boot
        self.process = process
        self.lock = lock
        self.since = since
    }

    /// This process, as the owner of a new run.
    static func newRun(lock: String) -> PodOwner {
        let run = UInt64.random(in: .min ... .max)
        let digits = String(run, radix: 36)
        return PodOwner(
            run: String(repeating: "0", count: max(0, 13 - digits.count)) + digits,
            host: OwnHost.name,
            boot: OwnHost.boot,
            process: .own,
            lock: lock,
            since: Int64(time(nil))
        )
    }
}

extension PodOwner {
    /// Whether the owner lives, as far as this process can see.
    ///
    /// The lock is the kernel's own word. Where it cannot be seen from here, the process itself is looked for.
    public var standing: Standing {
        guard boot == OwnHost.boot else {
            // The same host has booted since, and nothing has survived that.
            return host == OwnHost.name ? .dead : .unknown
        }
        switch PodLock.state(at: lock, run: run) {
        case .held: return .alive
        case .free: return .dead
        case .absent: break
        }
        guard process.namespace == Process.own.namespace else { return .unknown }
        return Process(id: process.id)?.start == process.start ? .alive : .dead
    }
}

extension PodOwner.Process: LosslessStringConvertible {
    /// `PID/START@NAMESPACE`
    public var description: String { "\(id)/\(start)@\(namespace)" }

    /// Reads ``description``; `nil` for anything else.
    public init?(_ text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        let numbers = halves[0].split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, numbers.count == 2, let id = Int(numbers[0]), let start = UInt64(numbers[1]),
            let namespace = UInt64(halves[1])
        else { return nil }
        self.init(id: id, start: start, namespace: namespace)
    }

    /// This process.
    static let own = PodOwner.Process(id: Int(getpid())) ?? PodOwner.Process(id: Int(getpid()), start: 0, namespace: 0)

    /// A process that there is; `nil` if there is none of that number.
    init?(id: Int) {
        guard let status = OwnHost.text(of: "/proc/\(id)/stat") else { return nil }
        // The name, the second field, is in brackets and may hold anything.
        let fields = status[(status.lastIndex(of: ")") ?? status.startIndex)...].split(separator: " ")
        guard fields.count > 20, let start = UInt64(fields[20]) else { return nil }
        var info = stat()
        self.init(id: id, start: start, namespace: stat("/proc/\(id)/ns/pid", &info) == 0 ? UInt64(info.st_ino) : 0)
    }
}
