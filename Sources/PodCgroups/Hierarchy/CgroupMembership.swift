import SystemPackage

/// A line of `/proc/<pid>/cgroup`: where a process is in one hierarchy (cgroups(7)).
struct CgroupMembership: Hashable {
    /// Controllers and `name=…` of a v1 hierarchy; empty for v2.
    var subsystems: [String]
    var path: FilePath

    /// nil for a line that is not as documented.
    init?(line: Substring) {
        // 5:cpuacct,cpu:/daemons — the path may contain colons.
        let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, UInt(fields[0]) != nil, fields[2].hasPrefix("/") else { return nil }
        subsystems = fields[1].split(separator: ",").map(String.init)
        path = FilePath(String(fields[2]))
    }

    static func parse(_ text: String) -> [CgroupMembership] {
        text.split(separator: "\n").compactMap(CgroupMembership.init(line:))
    }

    /// Whether this is the hierarchy that is mounted there.
    func isShown(by mount: CgroupMount) -> Bool {
        switch mount.interface {
        case .v1: !subsystems.isEmpty && mount.superOptions.isSuperset(of: subsystems)
        case .v2: subsystems.isEmpty
        }
    }
}

extension CgroupHierarchy {
    func isHierarchy(of member: CgroupMembership) -> Bool {
        guard let subsystem = member.subsystems.first else { return interface == .v2 }
        return interface == .v1
            && (controllers.contains(CgroupController(rawValue: subsystem)) || name.map { "name=\($0)" } == subsystem)
    }
}
