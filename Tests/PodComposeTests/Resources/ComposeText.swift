import PodCompose

/// A project from the text of one Compose file, which is nowhere on disk.
struct ComposeText: FileSource {
    let text: String

    static func project(_ text: String, profiles: [String] = []) throws -> Project {
        var options = LoadOptions(
            files: ["compose.yaml"],
            environment: [:],
            currentDirectory: "/pod",
            fileSource: ComposeText(text: text)
        )
        options.profiles = profiles
        return try Project.load(options).project
    }

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard path == "/pod/compose.yaml" else { throw ComposeError(.fileNotFound, "no \(path)") }
        return Array(text.utf8)
    }

    func kind(of path: String) -> FileKind? { path == "/pod/compose.yaml" ? .file : nil }
    func resolvingLinks(in path: String) -> String? { path }
    func isLink(_ path: String) -> Bool { false }
}
