extension Cgroup {
    /// Subscribes to the OOM kills of the cgroup and, on v2, of those below. What happens after the return of this
    /// method is not missed, whenever the iteration starts.
    ///
    /// By `memory.oom_control` and an eventfd on v1, which tells of an OOM at the limit of this cgroup or one above,
    /// and by inotify on `memory.events` on v2.
    /// - Throws: `noController`, `notFound`, `denied`, `unsupported`.
    public func oomEvents() throws(CgroupError) -> CgroupOOMEvents {
        guard let (directory, interface) = present(.memory), let start = try directory.memoryEvents(interface) else {
            throw CgroupError(.notFound, "the cgroup does not exist", path: try directory(of: .memory))
        }
        let descriptor =
            switch interface {
            case .v1: try directory.eventDescriptor(of: "memory.oom_control")
            case .v2: try directory.watchDescriptor(of: ["memory.events", "memory.events.local"])
            }
        let account = OOMAccount(of: directory, descriptor, OOMTracker(interface: interface, last: start))
        let wakeUps = WakeUps.stream(of: descriptor, read: account.drain, close: account.close)
        return CgroupOOMEvents(wakeUps: wakeUps, account: account)
    }

    /// Counters of the memory's limit; nil without the controller.
    public func memoryEvents() throws(CgroupError) -> CgroupMemoryEvents? {
        guard let (directory, interface) = present(.memory) else { return nil }
        return try directory.memoryEvents(interface)
    }

    /// Counters of the cgroups directly below, each with all below it, by name.
    public func memoryEventsOfChildren() throws(CgroupError) -> [String: CgroupMemoryEvents] {
        guard let (directory, interface) = present(.memory) else { return [:] }
        var events: [String: CgroupMemoryEvents] = [:]
        for child in try directory.children() {
            events[child.lastName] = try child.memoryEvents(interface)
        }
        return events
    }
}
