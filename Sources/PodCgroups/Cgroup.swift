public import SystemPackage

/// One cgroup across the hierarchies: the same path in each of them.
///
/// A value, not a resource: what it names lives until `remove`.
public struct Cgroup: Hashable, Sendable {
    /// As `/proc/<pid>/cgroup` names it.
    public let path: FilePath
    /// The hierarchies that it spans.
    public let cgroups: Cgroups
    /// The hierarchies in which the cgroup is visible, if it exists.
    let places: [Place]

    /// The cgroup in one hierarchy.
    struct Place: Hashable {
        var hierarchy: CgroupHierarchy
        var directory: CgroupDirectory

        /// A cgroup of a v1 cpuset takes no process before it has cpus and memory nodes.
        var isV1CPUSet: Bool { hierarchy.interface == .v1 && hierarchy.controllers.contains(.cpuset) }
    }

    /// Whether the cgroup exists in some hierarchy.
    public var exists: Bool {
        !directories.isEmpty
    }

    /// Whether the cgroup exists in every hierarchy, as `Cgroups.create(_:limits:)` makes it.
    public var isComplete: Bool {
        places.count == cgroups.hierarchies.count && places.allSatisfy(\.directory.exists)
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
        places.map(\.directory).filter(\.exists)
    }

    /// Where the cgroup exists on v1, or on v2.
    func directories(_ interface: CgroupHierarchy.Interface) -> [CgroupDirectory] {
        places.filter { $0.hierarchy.interface == interface }.map(\.directory).filter(\.exists)
    }

    /// The cgroup in the hierarchy of one of these controllers, if it exists in it.
    func present(_ controllers: CgroupController...) -> (CgroupDirectory, CgroupHierarchy.Interface)? {
        let place = places.first { place in
            controllers.contains(where: place.hierarchy.controllers.contains) && place.directory.exists
        }
        return place.map { ($0.directory, $0.hierarchy.interface) }
    }
}

extension Cgroup: CustomStringConvertible {
    /// The path.
    public var description: String { path.string }
}
