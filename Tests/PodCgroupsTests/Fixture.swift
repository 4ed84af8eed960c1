import FoundationEssentials
import PodCgroups
import SystemPackage

/// A tree of `/proc` and `/sys/fs/cgroup` under `Fixtures/cgroups`.
enum Fixture {
    static let directory: FilePath = {
        var path = FilePath(#filePath)
        path.components.removeLast(3)
        return path.appending("Fixtures/cgroups")
    }()

    static func detect(_ name: String) throws -> Cgroups {
        try Cgroups.detect(root: directory.appending(name))
    }

    /// A tree that is made for one test, from paths and contents.
    static func temporary(_ files: [String: String], _ body: (FilePath) async throws -> Void) async throws {
        let manager = FileManager.default
        let root = FilePath(manager.temporaryDirectory.path).appending("podkit-\(UUID())")
        defer { try? manager.removeItem(atPath: root.string) }
        for (name, text) in files {
            let file = root.appending(name)
            try manager.createDirectory(
                atPath: file.removingLastComponent().string,
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: URL(filePath: file.string))
        }
        try await body(root)
    }
}
