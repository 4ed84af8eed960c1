public import SystemPackage

extension Cgroup {
    /// Removes the cgroup, all below it, and the parents that its creation made and that are empty now, in every
    /// hierarchy where they exist. What is gone already is no error.
    ///
    /// The kernel keeps a cgroup busy for a moment after its last process has died; that is waited for.
    ///
    /// - Parameters:
    ///   - ancestor: removes the empty parents up to and with this one, whoever made them: for a process that did not
    ///     create the cgroup itself.
    ///   - timeout: how long to try again. A cgroup with processes is never removed: `kill` first.
    /// - Throws: `busy`, with the processes; `denied`, `readOnly`; `CancellationError`.
    public func remove(upTo ancestor: FilePath? = nil, timeout: Duration = .seconds(5)) async throws {
        let deadline = ContinuousClock.now + timeout
        let isGone = try await wait(until: deadline, for: removeDirectories)
        if !isGone { throw try stillBusy("keep it from being removed") }
        try removeParents(upTo: ancestor)
    }

    private func removeParents(upTo ancestor: FilePath?) throws(CgroupError) {
        for parent in try parents(upTo: ancestor) {
            do {
                try CgroupDirectory(parent).remove()
            } catch let error where error.code == .busy {
                continue
            }
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

    /// The directories above this cgroup that are this handle's to remove, the innermost first.
    private func parents(upTo ancestor: FilePath?) throws(CgroupError) -> [FilePath] {
        var parents = Set(created)
        if let ancestor {
            var path = self.path.removingLastComponent()
            while path.starts(with: ancestor), !path.components.isEmpty {
                for hierarchy in cgroups.hierarchies where path.starts(with: hierarchy.mountRoot) {
                    let directory = try hierarchy.directory(of: path)
                    if directory != hierarchy.mountPoint { parents.insert(directory) }
                }
                path.removeLastComponent()
            }
        }
        return parents.sorted { $0.components.count > $1.components.count }
    }
}
