import PodCompose

/// A directory made of one input: lines `#==` part its files, the first of which are merged.
struct FuzzFiles: FileSource {
    static let directory = "/fuzz"
    private static let separator = Array("#==\n".utf8)
    private static let names = ["compose.yaml", "override.yaml", "other.yaml", ".env", "service.env"]
    private var contents: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        for name in Self.names {
            let end = rest.indices.first { rest[$0...].starts(with: Self.separator) } ?? rest.endIndex
            contents["\(Self.directory)/\(name)"] = Array(rest[..<end])
            rest = rest[end...].dropFirst(Self.separator.count)
            if end == bytes.endIndex { return }
        }
    }

    /// The files to merge: two, if the input has as many parts.
    var composeFiles: [String] {
        Self.names.prefix(2).filter { contents["\(Self.directory)/\($0)"] != nil }
    }

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard let content = contents[path] else { throw ComposeError(.fileNotFound, "no \(path)") }
        return content
    }

    func kind(of path: String) -> FileKind? {
        if contents[path] != nil { return .file }
        return path == Self.directory || path == "/" ? .directory : nil
    }

    func resolvingLinks(in path: String) -> String? { kind(of: path).map { _ in path } }

    func isLink(_ path: String) -> Bool { false }
}
