public import SystemPackage

extension Cgroups {
    /// Creates a cgroup in every hierarchy, with the parents it needs, and sets its limits.
    ///
    /// On v2 the controllers are enabled in `cgroup.subtree_control` of every cgroup above it. On v1
    /// `memory.use_hierarchy` is set, and the cpuset of the parent taken over, without which no process could be
    /// added. If anything fails, what was made is removed again.
    ///
    /// - Parameters:
    ///   - path: as `/proc/self/cgroup` names it. The cgroup may exist already.
    ///   - limits: see `Cgroup.set(_:)`.
    /// - Throws: `internalProcesses` if a v2 cgroup above has processes; `denied`, `readOnly`, `unreachable`,
    ///   `noController`, and what `Cgroup.set(_:)` throws.
    public func create(_ path: FilePath, limits: CgroupLimits = CgroupLimits()) throws(CgroupError) -> Cgroup {
        let cgroup = try cgroup(path)
        for hierarchy in hierarchies {
            let directory = try hierarchy.directory(of: path)
            if hierarchy.isReadOnly { throw CgroupError.explaining(.readOnlyFileSystem, path: directory) }
        }
        var made: [CgroupDirectory] = []
        do {
            for hierarchy in hierarchies {
                try hierarchy.makeAll(path, requiring: limits, made: &made)
            }
            try cgroup.set(limits)
            return cgroup
        } catch {
            // The error that stopped the work is the one to tell.
            for directory in made.reversed() { try? directory.remove() }
            throw error
        }
    }
}

extension Cgroup {
    /// Lets children of this v2 cgroup have all the controllers that it has; nothing to do on v1.
    ///
    /// - Throws: `internalProcesses` if the cgroup has processes of its own.
    public func enableControllersForChildren() throws(CgroupError) {
        for directory in directories(.v2) {
            try directory.enableControllers(required: [])
        }
    }
}

extension CgroupHierarchy {
    /// Someone else who finds a parent empty may remove it before the child is made: then again.
    fileprivate func makeAll(
        _ path: FilePath,
        requiring limits: CgroupLimits,
        made: inout [CgroupDirectory]
    ) throws(CgroupError) {
        for _ in 0..<10 {
            do {
                return try makeOnce(path, requiring: limits, made: &made)
            } catch let error where error.code == .notFound {
                continue
            }
        }
        try makeOnce(path, requiring: limits, made: &made)
    }

    private func makeOnce(
        _ path: FilePath,
        requiring limits: CgroupLimits,
        made: inout [CgroupDirectory]
    ) throws(CgroupError) {
        let relative = try directory(of: path).components.dropFirst(mountPoint.components.count)
        var directory = CgroupDirectory(mountPoint)
        for component in relative {
            if interface == .v2 { try directory.enableControllers(required: limits.controllers) }
            let child = directory.child(component.string)
            if try child.make() {
                made.append(child)
                if controllers.contains(.memory), interface == .v1 { try child.useHierarchy() }
            }
            if controllers.contains(.cpuset), interface == .v1 { try child.inheritCPUSet(from: directory) }
            directory = child
        }
    }
}

extension CgroupLimits {
    /// The controllers without which a limit could not be set on v2.
    fileprivate var controllers: Set<CgroupController> {
        var controllers: Set<CgroupController> = []
        if cpuShares != nil || cpuWeight != nil || cpuQuota != nil { controllers.insert(.cpu) }
        if memory != nil || memoryAndSwap != nil || memoryReservation != nil { controllers.insert(.memory) }
        if pids != nil { controllers.insert(.pids) }
        if cpus != nil || memoryNodes != nil { controllers.insert(.cpuset) }
        if ioWeight != nil { controllers.insert(.io) }
        return controllers
    }
}

extension CgroupDirectory {
    /// The controllers that account and limit; others (rdma, misc, hugetlb) are the engine's to enable.
    private static let wanted: [CgroupController] = [.memory, .io, .cpu, .cpuset, .pids]

    /// Writes `cgroup.subtree_control`, so that children can have the controllers.
    fileprivate func enableControllers(required: Set<CgroupController>) throws(CgroupError) {
        let available = try names("cgroup.controllers")
        let enabled = try names("cgroup.subtree_control")
        let missing = Self.wanted.filter { available.contains($0) && !enabled.contains($0) }
        if missing.isEmpty { return }
        let control = file("cgroup.subtree_control")
        // With cpu, cpuset and pids alone the kernel would not refuse but make this the root of a threaded subtree,
        // whose children take no processes. Only the root of the hierarchy has no type, and is exempt.
        if file("cgroup.type").exists, let process = try processes().first {
            throw CgroupError(
                .internalProcesses,
                "process \(process) is in the cgroup, which then cannot have children with controllers; "
                    + "move its processes to a child",
                path: control.path
            )
        }
        do {
            // One write for all: each makes the kernel wait for every cpu.
            return try control.write(missing.map { "+\($0)" }.joined(separator: " "))
        } catch let error where error.code == .internalProcesses {
            throw error
        } catch {
            try enable(missing, required: required)
        }
    }

    /// One by one, to find the controller that the kernel refuses: `cpu`, for instance, while there are real-time
    /// processes. It is an error only if a limit needs it.
    private func enable(_ missing: [CgroupController], required: Set<CgroupController>) throws(CgroupError) {
        for controller in missing {
            do {
                try file("cgroup.subtree_control").write("+\(controller)")
            } catch let error where required.contains(controller) {
                throw error
            } catch {
                continue
            }
        }
    }

    private func names(_ name: String) throws(CgroupError) -> Set<CgroupController> {
        let text = try file(name).read()
        return Set(text.split(whereSeparator: \.isWhitespace).map { CgroupController(rawValue: String($0)) })
    }

    /// A new v1 cpuset is empty, and a process cannot be in an empty one.
    func inheritCPUSet(from parent: CgroupDirectory) throws(CgroupError) {
        for name in ["cpuset.cpus", "cpuset.mems"] where try file(name).read().trimmingWhitespace.isEmpty {
            try file(name).write(String(try parent.file(name).read().trimmingWhitespace))
        }
    }

    /// Kernels before 5.11 count the memory of children only if asked to, before there are any.
    fileprivate func useHierarchy() throws(CgroupError) {
        let file = file("memory.use_hierarchy")
        if try file.readIfPresent().flatMap(CgroupText.number) == 0 { try file.write("1") }
    }
}
