import FoundationEssentials
import Glibc
import SystemPackage

/// The machine's control groups, as the kernel shows them.
enum Cgroups {
    /// Whether the controllers are on cgroup v1.
    static var isV1: Bool { FileManager.default.fileExists(atPath: "/sys/fs/cgroup/memory/cgroup.procs") }

    /// Directories of this name among the pods' own cgroups, in every hierarchy.
    static func named(_ name: String) throws -> [String] {
        let root = "/sys/fs/cgroup"
        let hierarchies = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let candidates = ["\(root)/podkit/\(name)"] + hierarchies.map { "\(root)/\($0)/podkit/\(name)" }
        return candidates.filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// The content of a file in the pod's cgroup, whichever kernel interface there is.
    static func read(_ file: (v1: String, v2: String), of name: String) throws -> String {
        let (controller, _) = file.v1.splitAtSlash
        let paths = [
            "/sys/fs/cgroup/\(controller)/podkit/\(name)/\(file.v1.splitAtSlash.1)",
            "/sys/fs/cgroup/podkit/\(name)/\(file.v2)",
        ]
        for path in paths where FileManager.default.fileExists(atPath: path) {
            return try String(contentsOfFile: path, encoding: .utf8)
        }
        return ""
    }

    /// Gives the pod, and all pods beside it, the most weight that there is when processors are scarce.
    static func prefer(_ name: String) throws {
        for directory in try named(name) {
            for cgroup in [directory, FilePath(directory).removingLastComponent().string] {
                for (file, most) in [("cpu.shares", "262144"), ("cpu.weight", "10000")] {
                    let path = "\(cgroup)/\(file)"
                    guard FileManager.default.fileExists(atPath: path) else { continue }
                    let descriptor = try FileDescriptor.open(path, .writeOnly)
                    try descriptor.closeAfter { _ = try descriptor.writeAll(most.utf8) }
                }
            }
        }
    }

    /// How many processes the pod has, by its cgroup and those below.
    static func processes(of name: String) throws -> Int {
        let directory = try named(name).first { !$0.contains("/unified/") } ?? ""
        let children = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return try ([""] + children).map { "\(directory)/\($0)/cgroup.procs" }
            .filter { FileManager.default.fileExists(atPath: $0) }
            .reduce(0) { try $0 + String(contentsOfFile: $1, encoding: .utf8).split(separator: "\n").count }
    }

    /// Removes the pod's cgroup, if nothing runs in it just now.
    ///
    /// - Returns: whether it is gone.
    static func removeDirectories(of name: String) throws -> Bool {
        for directory in try named(name) { rmdir(directory) }
        return try named(name).isEmpty
    }
}

extension String {
    fileprivate var splitAtSlash: (String, String) {
        let parts = split(separator: "/", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
}
