/// The OOM kills of a cgroup, as they happen; for one iteration. It ends when the cgroup is removed or the task that
/// iterates is cancelled. Several kills in quick succession may be one event.
public struct CgroupOOMEvents: AsyncSequence, Sendable {
    /// What the kernel tells about one kill.
    public typealias Element = CgroupOOMEvent

    let wakeUps: AsyncStream<Void>
    let directory: CgroupDirectory
    let interface: CgroupHierarchy.Interface
    let start: CgroupMemoryEvents

    /// Starts the one iteration.
    public func makeAsyncIterator() -> Iterator {
        Iterator(
            wakeUps: wakeUps.makeAsyncIterator(),
            directory: directory,
            interface: interface,
            tracker: OOMTracker(interface: interface, last: start)
        )
    }

    /// Waits for the next kill.
    public struct Iterator: AsyncIteratorProtocol {
        var wakeUps: AsyncStream<Void>.Iterator
        let directory: CgroupDirectory
        let interface: CgroupHierarchy.Interface
        var tracker: OOMTracker

        /// - Returns: nil once the cgroup is gone, or the task is cancelled.
        /// - Throws: `CgroupError` if the counters cannot be read.
        public mutating func next() async throws -> CgroupOOMEvent? {
            while await wakeUps.next(isolation: #isolation) != nil {
                // The kernel wakes those who wait for a cgroup that is removed.
                guard let events = try directory.memoryEvents(interface) else { return nil }
                if let isOwnLimit = tracker.advance(to: events) {
                    let limit = try directory.memoryLimit(interface)
                    return CgroupOOMEvent(isOwnLimit: isOwnLimit, limit: limit ?? .max, kills: events.kills)
                }
            }
            return nil
        }
    }
}
