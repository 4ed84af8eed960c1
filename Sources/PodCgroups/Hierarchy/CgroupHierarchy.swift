public import SystemPackage

/// One mounted cgroup hierarchy.
public struct CgroupHierarchy: Hashable, Sendable {
    /// The kernel interface of a hierarchy.
    public enum Interface: String, Hashable, Sendable {
        case v1, v2
    }

    /// Which files its cgroups have.
    public let interface: Interface
    /// v1: the controllers bound to the hierarchy. v2: those that `cgroup.controllers` offers at the mount point.
    public let controllers: Set<CgroupController>
    /// The name of a v1 hierarchy without controllers, such as `systemd`.
    public let name: String?
    /// The directory on which it is mounted.
    public let mountPoint: FilePath
    /// The cgroup that is visible at `mountPoint`: `/` on a host, something longer in a container that
    /// has no cgroup namespace of its own.
    public let mountRoot: FilePath
    /// Whether the mount refuses writes.
    public let isReadOnly: Bool
    /// The calling process's cgroup in this hierarchy.
    public let ownPath: FilePath

    /// The directory in which the kernel shows a cgroup.
    ///
    /// - Parameter path: a cgroup as `/proc/self/cgroup` names it.
    /// - Throws: `unreachable` if the cgroup lies outside the part of the hierarchy that is mounted.
    public func directory(of path: FilePath) throws(CgroupError) -> FilePath {
        guard path.starts(with: mountRoot) else {
            throw CgroupError(
                .unreachable,
                "the cgroup \(path) is not visible: only \(mountRoot) is mounted here",
                path: mountPoint
            )
        }
        var directory = mountPoint
        directory.components.append(contentsOf: path.components.dropFirst(mountRoot.components.count))
        return directory
    }
}

extension CgroupHierarchy: CustomStringConvertible {
    /// The interface, the controllers or the name, and the mount point.
    public var description: String {
        let names = name.map { "name=\($0)" } ?? controllers.map(\.rawValue).sorted().joined(separator: ",")
        return "\(interface.rawValue) \(names) on \(mountPoint)"
    }
}
