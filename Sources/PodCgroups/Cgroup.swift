public import SystemPackage

/// One cgroup across the hierarchies: the same path in each of them.
///
/// A value, not a resource: what it names lives until `remove`.
public struct Cgroup: Hashable, Sendable {
    /// As `/proc/<pid>/cgroup` names it.
    public let path: FilePath
    /// The hierarchies that it spans.
    public let cgroups: Cgroups

    /// Whether the cgroup exists in some hierarchy.
    public var exists: Bool {
        !directories.isEmpty
    }

    /// The kernel's directory of the cgroup in the hierarchy of a controller.
    ///
    /// - Throws: `noController` if no hierarchy has it; `unreachable`.
    public func directory(of controller: CgroupController) throws(CgroupError) -> FilePath {
        guard let hierarchy = cgroups.hierarchy(of: controller) else {
            throw CgroupError(.noController, "no cgroup hierarchy has the controller \(controller)")
        }
        return try hierarchy.directory(of: path)
    }

    /// A cgroup below this one.
    public func child(_ name: String) throws(CgroupError) -> Cgroup {
        try cgroups.cgroup(path.appending(name))
    }

    /// Where the cgroup exists.
    var directories: [CgroupDirectory] {
        directories(in: cgroups.hierarchies)
    }

    /// Where the cgroup exists on v1, and on v2.
    func directories(_ interface: CgroupHierarchy.Interface) -> [CgroupDirectory] {
        directories(in: cgroups.hierarchies.filter { $0.interface == interface })
    }

    /// The cgroup in the hierarchy of the first of these controllers that is there, if it exists in it.
    func present(_ controllers: CgroupController...) -> (CgroupDirectory, CgroupHierarchy.Interface)? {
        for controller in controllers {
            if let hierarchy = cgroups.hierarchy(of: controller), let found = directories(in: [hierarchy]).first {
                return (found, hierarchy.interface)
            }
        }
        return nil
    }

    private func directories(in hierarchies: [CgroupHierarchy]) -> [CgroupDirectory] {
        hierarchies.compactMap { hierarchy in
            (try? hierarchy.directory(of: path)).map(CgroupDirectory.init)
        }
        .filter(\.exists)
    }
}

extension Cgroup: CustomStringConvertible {
    /// The path.
    public var description: String { path.string }
}
