public import SystemPackage

/// The cgroup hierarchies of this host, as far as they are mounted where the process can see them.
public struct Cgroups: Hashable, Sendable {
    /// In the order of `/proc/self/cgroup`.
    public let hierarchies: [CgroupHierarchy]

    package init(hierarchies: [CgroupHierarchy]) {
        self.hierarchies = hierarchies
    }

    /// Finds the hierarchies by `/proc/self/mountinfo` and `/proc/self/cgroup`.
    ///
    /// - Parameter root: the directory that holds `proc` and the mount points.
    /// - Throws: `noHierarchy` if none is mounted; what reading the two files throws.
    public static func detect(root: FilePath = "/") throws(CgroupError) -> Cgroups {
        let mountInfo = try CgroupFile(root.appending("proc/self/mountinfo").string).read()
        let membership = try CgroupFile(root.appending("proc/self/cgroup").string).read()
        let hierarchies = CgroupHierarchy.find(mountInfo: mountInfo, membership: membership) { mountPoint in
            let directory = root.pushing(mountPoint.removingRoot())
            return (try? CgroupDirectory(directory).file("cgroup.controllers").read()) ?? ""
        }
        guard !hierarchies.isEmpty else {
            throw CgroupError(
                .noHierarchy,
                "no cgroup hierarchy is mounted; mount cgroup2 on /sys/fs/cgroup",
                path: root.appending("proc/self/mountinfo")
            )
        }
        return Cgroups(hierarchies: hierarchies.map { $0.moved(below: root) })
    }

    /// Which interface the host offers.
    public var version: CgroupVersion {
        guard hierarchies.contains(where: { $0.interface == .v1 && !$0.controllers.isEmpty }) else { return .v2 }
        return hierarchies.contains { $0.interface == .v2 } ? .hybrid : .v1
    }

    /// Every controller that some hierarchy offers.
    public var controllers: Set<CgroupController> {
        hierarchies.reduce(into: []) { $0.formUnion($1.controllers) }
    }

    /// The hierarchy that a controller is on.
    public func hierarchy(of controller: CgroupController) -> CgroupHierarchy? {
        hierarchies.first { $0.controllers.contains(controller) }
    }

    /// The v2 hierarchy, which has no controllers when they are all on v1.
    public var unified: CgroupHierarchy? {
        hierarchies.first { $0.interface == .v2 }
    }

    /// The calling process's cgroup in the hierarchy of a controller. It may differ between v1 hierarchies.
    public func ownPath(of controller: CgroupController) -> FilePath? {
        hierarchy(of: controller)?.ownPath
    }

    /// A handle for a cgroup, whether it exists or not.
    ///
    /// - Parameter path: as `/proc/self/cgroup` names it, such as `/podkit/pod-1`.
    /// - Throws: `invalid` if the path is not absolute, is the root, or has `.` or `..` in it.
    public func cgroup(_ path: FilePath) throws(CgroupError) -> Cgroup {
        let components = path.components
        guard path.isAbsolute, !components.isEmpty, components.allSatisfy({ $0.kind == .regular }) else {
            throw CgroupError(
                .invalid,
                "a cgroup's path is absolute, is not the root and has no . or .. in it: \(path)"
            )
        }
        let places = hierarchies.compactMap { hierarchy in
            (try? hierarchy.directory(of: path)).map {
                Cgroup.Place(hierarchy: hierarchy, directory: CgroupDirectory($0))
            }
        }
        return Cgroup(path: path, cgroups: self, places: places)
    }
}

extension CgroupHierarchy {
    /// The same hierarchy, seen from outside a directory in which it is mounted.
    fileprivate func moved(below root: FilePath) -> CgroupHierarchy {
        CgroupHierarchy(
            interface: interface,
            controllers: controllers,
            name: name,
            mountPoint: root.pushing(mountPoint.removingRoot()),
            mountRoot: mountRoot,
            isReadOnly: isReadOnly,
            ownPath: ownPath
        )
    }
}
