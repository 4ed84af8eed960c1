import PodCompose

/// Files of one directory that exist only in memory.
struct MemoryFiles: FileSource {
    static let directory = "/project"
    private let contents: [String: [UInt8]]

    init(_ files: [String: String]) {
        self.init(bytes: files.mapValues { Array($0.utf8) })
    }

    init(bytes files: [String: [UInt8]]) {
        contents = Dictionary(uniqueKeysWithValues: files.map { ("\(Self.directory)/\($0.key)", $0.value) })
    }

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard let content = contents[path] else { throw ComposeError(.fileNotFound, "cannot open \(path)") }
        return content
    }

    func kind(of path: String) -> FileKind? {
        if contents[path] != nil { return .file }
        return contents.keys.contains { $0.utf8.starts(with: "\(path)/".utf8) } ? .directory : nil
    }

    func resolvingLinks(in path: String) -> String? { kind(of: path).map { _ in path } }

    func isLink(_ path: String) -> Bool { false }

    /// Loads `compose.yaml`, or the files named, with the variables given.
    func load(_ files: [String] = ["compose.yaml"], environment: [String: String] = [:]) throws(ComposeError)
        -> LoadResult
    {
        let options = LoadOptions(
            files: files,
            environment: environment,
            currentDirectory: Self.directory,
            fileSource: self
        )
        return try Project.load(options)
    }

    /// Why the files cannot be loaded; `nil` if they can.
    func failure(_ files: [String] = ["compose.yaml"]) -> ComposeError? {
        do {
            _ = try load(files)
            return nil
        } catch {
            return error
        }
    }
}
