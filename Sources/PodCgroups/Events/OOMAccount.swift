import Synchronization
import SystemPackage

/// What the kernel has told of a cgroup's OOM kills, and what of it has been handed out; for several who ask.
final class OOMAccount: Sendable {
    private struct State {
        var descriptor: FileDescriptor?
        /// Something was read from the descriptor that no event stands for yet.
        var isSignalled = false
        var tracker: OOMTracker
        var handedOut = 0
    }

    private let directory: CgroupDirectory
    private let state: Mutex<State>

    /// - Parameter descriptor: non-blocking: an eventfd on v1, inotify on v2. The account closes it.
    init(of directory: CgroupDirectory, _ descriptor: FileDescriptor, _ tracker: OOMTracker) {
        self.directory = directory
        state = Mutex(State(descriptor: descriptor, tracker: tracker))
    }

    /// How many events have been handed out.
    var handedOut: Int { state.withLock(\.handedOut) }

    /// Whether the cgroup is still there.
    var exists: Bool { directory.exists }

    /// Reads what there is to read, so that the descriptor is not readable any more.
    func drain() {
        state.withLock { Self.drain(&$0) }
    }

    /// Hands out what has happened since the last time; nil if nothing has, or the cgroup is gone.
    ///
    /// The kernel signals before it kills: what killed a process that is known to be dead is not missed.
    func next() throws(CgroupError) -> CgroupOOMEvent? {
        try state.withLock { (state) throws(CgroupError) -> CgroupOOMEvent? in
            let interface = state.tracker.interface
            Self.drain(&state)
            // v1 tells of an OOM by the signal alone; on v2 the counters say all.
            guard state.isSignalled || interface == .v2 else { return nil }
            guard let events = try directory.memoryEvents(interface) else { return nil }
            state.isSignalled = false
            guard let isOwnLimit = state.tracker.advance(to: events) else { return nil }
            let limit = try directory.memoryLimit(interface)
            state.handedOut += 1
            return CgroupOOMEvent(isOwnLimit: isOwnLimit, limit: limit ?? .max, kills: events.kills)
        }
    }

    func close() {
        state.withLock {
            try? $0.descriptor?.close()
            $0.descriptor = nil
        }
    }

    private static func drain(_ state: inout State) {
        guard let descriptor = state.descriptor else { return }
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            while let count = try? descriptor.read(into: buffer), count > 0 { state.isSignalled = true }
        }
    }
}
