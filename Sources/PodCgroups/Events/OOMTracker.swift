/// Tells from the counters at two wake-ups whether there was a kill, and whose limit it was.
struct OOMTracker {
    let interface: CgroupHierarchy.Interface
    var last: CgroupMemoryEvents

    /// - Returns: whether it was the cgroup's own limit; nil if nothing was killed.
    mutating func advance(to events: CgroupMemoryEvents) -> Bool? {
        switch interface {
        case .v1:
            // A wake-up is an OOM, in this cgroup or in one above.
            defer { last = events }
            return events.limitHits > last.limitHits
        case .v2:
            // The OOM is counted first and the kill later, perhaps at another wake-up.
            guard events.kills > last.kills else { return nil }
            defer { last = events }
            return (events.ownLimitOOMs ?? 0) > (last.ownLimitOOMs ?? 0)
        }
    }
}
