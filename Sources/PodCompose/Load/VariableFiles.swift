/// Reads files with variables for interpolation: `.env` and its like.
struct VariableFiles {
    private let source: any FileSource
    private let currentDirectory: String

    init(_ source: any FileSource, _ currentDirectory: String) {
        self.source = source
        self.currentDirectory = currentDirectory
    }

    /// The variables of all files; a later file wins. What values refer to is looked up in `environment` first.
    func read(
        _ paths: [String],
        over environment: [String: String],
        _ warnings: inout [Warning]
    ) throws(ComposeError) -> [String: String] {
        var variables: [String: String] = [:]
        for path in paths {
            let shown = DisplayPath.text(path, from: currentDirectory)
            switch source.kind(of: path) {
            case .file: break
            case .directory: throw ComposeError(.unreadable, "the env file \(shown) is a directory")
            case nil: throw ComposeError(.fileNotFound, "the env file \(shown) does not exist")
            }
            var unset: [Warning] = []
            try DotEnv.parse(
                try source.read(path),
                file: shown,
                into: &variables,
                lookup: { environment[$0] },
                unset: { unset.append(.unset($0, at: $1)) }
            )
            warnings += unset
        }
        return variables
    }
}

extension Warning {
    /// A variable that something refers to and nobody sets.
    static func unset(_ variable: String, at location: SourceLocation) -> Warning {
        Warning(
            "The \(GoFormat.quoted(variable)) variable is not set. Defaulting to a blank string.",
            at: location
        )
    }
}
