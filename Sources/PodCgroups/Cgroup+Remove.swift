public import SystemPackage

extension Cgroup {
    /// Removes the cgroup and all below it, in every hierarchy where they exist. What is gone already is no error.
    ///
    /// The kernel keeps a cgroup busy for a moment after its last process has died; that is waited for.
    ///
    /// - Parameters:
    ///   - ancestor: if given, parents up to and with this one are removed too, where nothing else is in them.
    ///     `create` copes with a parent that is removed under its hands.
    ///   - timeout: how long to try again. A cgroup with processes is never removed: `kill` first.
    /// - Throws: `busy`, with the processes; `denied`, `readOnly`; `CancellationError`.
    public func remove(upTo ancestor: FilePath? = nil, timeout: Duration = .seconds(5)) async throws {
        let deadline = ContinuousClock.now + timeout
        let isGone = try await wait(until: deadline, for: removeDirectories)
        if !isGone { throw try stillBusy("keep it from being removed") }
        if let ancestor { try removeParents(upTo: ancestor) }
    }

    private func removeParents(upTo ancestor: FilePath) throws(CgroupError) {
        var parent = path.removingLastComponent()
        while parent.starts(with: ancestor), !parent.components.isEmpty {
            for directory in try cgroups.cgroup(parent).directories {
                do {
                    try directory.remove()
                } catch let error where error.code == .busy {
                    continue
                }
            }
            parent.removeLastComponent()
        }
    }

    /// - Returns: false if something still uses one of them.
    private func removeDirectories() throws(CgroupError) -> Bool {
        var isGone = true
        for directory in directories {
            do {
                try directory.removeTree()
            } catch let error where error.code == .busy {
                isGone = false
            }
        }
        return isGone
    }
}
