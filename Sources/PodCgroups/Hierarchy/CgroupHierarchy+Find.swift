import SystemPackage

extension CgroupHierarchy {
    /// The mounted hierarchies, from the texts of `/proc/self/mountinfo` and `/proc/self/cgroup`.
    ///
    /// - Parameter unifiedControllers: the text of `cgroup.controllers` in a directory where v2 is mounted.
    static func find(
        mountInfo: String,
        membership: String,
        unifiedControllers: (FilePath) -> String
    ) -> [CgroupHierarchy] {
        let mounts = CgroupMount.parse(mountInfo: mountInfo)
        return CgroupMembership.parse(membership).compactMap { member in
            guard let mount = mounts.filter(member.isShown(by:)).min(by: { isBetter($0, than: $1, for: member) }) else {
                return nil
            }
            let subsystems =
                switch mount.interface {
                case .v1: member.subsystems.filter { !$0.hasPrefix("name=") }
                case .v2: unifiedControllers(mount.mountPoint).split(whereSeparator: \.isWhitespace).map(String.init)
                }
            return CgroupHierarchy(
                interface: mount.interface,
                controllers: Set(subsystems.map(CgroupController.init(rawValue:))),
                name: member.subsystems.first { $0.hasPrefix("name=") }.map { String($0.dropFirst("name=".count)) },
                mountPoint: mount.mountPoint,
                mountRoot: mount.root,
                isReadOnly: mount.isReadOnly,
                ownPath: member.path
            )
        }
    }

    /// A hierarchy may be mounted several times, for instance in part into a container's directory: the mount in which
    /// the process finds itself, that can be written, and that shows the most, is the one to use.
    private static func isBetter(_ mount: CgroupMount, than other: CgroupMount, for member: CgroupMembership) -> Bool {
        let showsMember = (member.path.starts(with: mount.root), member.path.starts(with: other.root))
        if showsMember.0 != showsMember.1 { return showsMember.0 }
        if mount.isReadOnly != other.isReadOnly { return !mount.isReadOnly }
        return mount.root.components.count < other.root.components.count
    }
}
