import Glibc
public import SystemPackage

extension Cgroup {
    /// The processes of the cgroup and all below it, in any hierarchy, in ascending order.
    public func processes() throws(CgroupError) -> [CInt] {
        var processes: Set<CInt> = []
        for directory in directories {
            for cgroup in try directory.tree() {
                processes.formUnion(try cgroup.processes())
            }
        }
        return processes.sorted()
    }

    /// Moves a process, with all its threads, into the cgroup in every hierarchy where that exists.
    ///
    /// If a hierarchy refuses it, the process is put back where it was.
    /// - Throws: `internalProcesses` if this v2 cgroup has children with controllers; `notFound`, `denied`, `refused`.
    public func add(process: CInt) throws(CgroupError) {
        let present = places.filter(\.directory.exists)
        guard !present.isEmpty else { throw CgroupError(.notFound, "the cgroup \(path) does not exist") }
        let origins = try cgroups.places(ofProcess: process)
        var moved: Set<CgroupHierarchy> = []
        for place in present {
            do {
                try place.directory.add(process: process)
                moved.insert(place.hierarchy)
            } catch {
                for origin in origins where moved.contains(origin.hierarchy) {
                    try? origin.directory.add(process: process)
                }
                throw error
            }
        }
    }

    /// Moves the processes of this cgroup, not those of its children, to a child, which is created.
    ///
    /// A v2 cgroup needs this before its children can have controllers.
    public func moveProcesses(toChild name: String) throws(CgroupError) {
        let child = try child(name)
        for (place, parent) in zip(child.places, places) where parent.directory.exists {
            _ = try place.directory.make()
            if place.isV1CPUSet { try place.directory.inheritCPUSet(from: parent.directory) }
        }
        // A process that forks meanwhile leaves its child here.
        for _ in 0..<100 {
            var processes: Set<CInt> = []
            for directory in directories { processes.formUnion(try directory.processes()) }
            if processes.isEmpty { return }
            for process in processes {
                do {
                    try child.add(process: process)
                } catch let error where error.code == .notFound {
                    continue
                }
            }
        }
        throw CgroupError(.busy, "processes appear faster in \(path) than they can be moved out of it")
    }

    /// Kills every process of the cgroup and all below it, and waits until there is none left.
    ///
    /// With `cgroup.kill` (v2, since 5.14) at one stroke; else all are frozen, so that none can fork, and then get
    /// SIGKILL. A cgroup that was frozen is thawed by it.
    /// - Throws: `containsSelf` if the calling process is one of them; `busy` if some are left at the deadline, as
    ///   those are that wait for a device; `CancellationError`.
    public func kill(timeout: Duration = .seconds(10)) async throws {
        let deadline = ContinuousClock.now + timeout
        try checkNotContainingSelf()
        for file in killFiles { try file.write("1") }
        let isEmpty = try await wait(until: deadline, for: killAll)
        if !isEmpty { throw try stillBusy("did not die of SIGKILL") }
    }

    /// Stops every process of the cgroup and all below it, and waits until all stand still.
    ///
    /// - Throws: `unsupported` without a freezer; `containsSelf`; `busy`, with the cgroup thawed again, if some still
    ///   run at the deadline.
    public func freeze(timeout: Duration = .seconds(10)) async throws {
        try checkNotContainingSelf()
        let freezer = try freezer()
        let deadline = ContinuousClock.now + timeout
        do {
            try freezer.freeze()
            if try await wait(until: deadline, for: freezer.isFrozen) { return }
            throw CgroupError(.busy, "some processes cannot be frozen", path: freezer.directory.path)
        } catch {
            try? freezer.thaw()
            throw error
        }
    }

    /// Lets a frozen cgroup run on. One that is not frozen is no error.
    public func thaw() throws(CgroupError) {
        try freezer().thaw()
    }

    /// Whether all processes stand still.
    public func isFrozen() throws(CgroupError) -> Bool {
        try freezer().isFrozen()
    }

    private func freezer() throws(CgroupError) -> CgroupFreezer {
        if let (directory, _) = present(.freezer) {
            return CgroupFreezer(directory: directory, interface: .v1)
        }
        if let directory = directories(.v2).first, directory.file("cgroup.freeze").exists {
            return CgroupFreezer(directory: directory, interface: .v2)
        }
        throw CgroupError(.unsupported, "the cgroup \(path) cannot be frozen: it does not exist, or has no freezer")
    }

    private var killFiles: [CgroupFile] {
        directories(.v2).map { $0.file("cgroup.kill") }.filter(\.exists)
    }

    /// - Returns: whether nothing was left to kill.
    private func killAll() throws(CgroupError) -> Bool {
        guard try !processes().isEmpty else { return true }
        // A process that waits for a device cannot be frozen now; it must get its signal all the same.
        let freezer = present(.freezer) == nil && !killFiles.isEmpty ? nil : try? freezer()
        try? freezer?.freeze()
        // On v1, what is frozen acts on a signal only once it is thawed: all together, before any could fork.
        defer { for freezer in (try? freezer?.tree()) ?? [] { try? freezer.thaw() } }
        for process in try processes() {
            _ = Glibc.kill(process, SIGKILL)
        }
        return false
    }

    private func checkNotContainingSelf() throws(CgroupError) {
        guard try !processes().contains(getpid()) else {
            throw CgroupError(.containsSelf, "this process is itself in \(path)")
        }
    }

    func stillBusy(_ what: String) throws(CgroupError) -> CgroupError {
        let left = try processes()
        let list = left.prefix(10).map(String.init).joined(separator: ", ") + (left.count > 10 ? ", …" : "")
        return CgroupError(.busy, "\(left.count) processes of \(path) \(what): \(list)", path: directories.first?.path)
    }
}

extension Cgroups {
    /// Where a process is in the hierarchy of a controller, as `/proc/<pid>/cgroup` names it.
    ///
    /// - Parameter process: a process of this host, as this process's own pid namespace numbers it.
    /// - Returns: nil if no hierarchy has the controller.
    /// - Throws: `notFound` if there is no such process; `denied`.
    public func path(ofProcess process: CInt, in controller: CgroupController) throws(CgroupError) -> FilePath? {
        guard let hierarchy = hierarchy(of: controller) else { return nil }
        return try memberships(ofProcess: process).first(where: hierarchy.isHierarchy)?.path
    }

    private func memberships(ofProcess process: CInt) throws(CgroupError) -> [CgroupMembership] {
        do {
            return CgroupMembership.parse(try CgroupFile("/proc/\(process)/cgroup").read())
        } catch let error where error.code == .denied {
            throw error
        } catch {
            throw CgroupError(.notFound, "there is no process \(process)", cause: error.cause)
        }
    }

    /// Where a process is, in each hierarchy in which that is visible.
    fileprivate func places(ofProcess process: CInt) throws(CgroupError) -> [Cgroup.Place] {
        try memberships(ofProcess: process).compactMap { member in
            guard let hierarchy = hierarchies.first(where: { $0.isHierarchy(of: member) }),
                let directory = try? hierarchy.directory(of: member.path)
            else { return nil }
            return Cgroup.Place(hierarchy: hierarchy, directory: CgroupDirectory(directory))
        }
    }
}

extension CgroupDirectory {
    fileprivate func add(process: CInt) throws(CgroupError) {
        try file("cgroup.procs").write("\(process)")
    }
}
