/// The OOM kills of a cgroup, as they happen; for one iteration. It ends when the cgroup is removed or the task that
/// iterates is cancelled. Several kills in quick succession may be one event.
public struct CgroupOOMEvents: AsyncSequence, Sendable {
    /// What the kernel tells about one kill.
    public typealias Element = CgroupOOMEvent

    let wakeUps: AsyncStream<Void>
    let account: OOMAccount

    /// How many events have been handed out, by the iteration or by ``poll()``.
    package var handedOut: Int { account.handedOut }

    /// What has happened that has not been handed out yet, without waiting for a thread to hear of it: for who knows
    /// that a process has ended, and asks what of. The iteration does not hand it out again.
    ///
    /// - Returns: nil if nothing was killed since, or the cgroup is gone.
    /// - Throws: `CgroupError` if the counters cannot be read.
    public func poll() throws(CgroupError) -> CgroupOOMEvent? {
        try account.next()
    }

    /// Starts the one iteration.
    public func makeAsyncIterator() -> Iterator {
        Iterator(wakeUps: wakeUps.makeAsyncIterator(), account: account)
    }

    /// Waits for the next kill.
    public struct Iterator: AsyncIteratorProtocol {
        var wakeUps: AsyncStream<Void>.Iterator
        let account: OOMAccount

        /// - Returns: nil once the cgroup is gone, or the task is cancelled.
        /// - Throws: `CgroupError` if the counters cannot be read.
        public mutating func next() async throws -> CgroupOOMEvent? {
            while await wakeUps.next(isolation: #isolation) != nil {
                if let event = try account.next() { return event }
                // The kernel wakes those who wait for a cgroup that is removed.
                guard account.exists else { return nil }
            }
            return nil
        }
    }
}
