/// Finds out which files make up a project, where it lives and which variables it sees, as `docker compose` does.
package struct ProjectDiscovery {
    private let options: LoadOptions
    private(set) var files: [String]
    private(set) var workingDirectory = ""
    private(set) var environment: [String: String]
    private(set) var warnings: [Warning] = []

    package static let fileNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]
    static let overrideNames = [
        "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml",
    ]

    init(_ options: LoadOptions) throws(ComposeError) {
        self.options = options
        self.files = options.files
        self.environment = options.environment
        if environment["PWD"] == nil { environment["PWD"] = options.currentDirectory }
        // The variables of `.env` may say which files there are, and those may say which `.env` is meant.
        var envFiles = try selectEnvFiles() ?? []
        try readVariables(from: envFiles)
        if files.isEmpty { try takeFilesFromEnvironment() }
        if files.isEmpty { searchFiles() }
        guard !files.isEmpty else {
            throw ComposeError(
                .fileNotFound,
                "no Compose file: none of \(Self.fileNames.joined(separator: ", ")) in \(directory) or above"
            )
        }
        envFiles = try selectEnvFiles() ?? envFiles
        try readVariables(from: envFiles)
        workingDirectory = directory
    }

    /// The profiles of the options, or those of `COMPOSE_PROFILES`.
    var profiles: [String] {
        if !options.profiles.isEmpty { return options.profiles }
        // Without the variable this is the profile without a name, which the reference knows too.
        return (environment["COMPOSE_PROFILES"] ?? "").splitting(by: ",").map(\.trimmingBlanks)
    }

    /// An absolute form of a path of the options.
    func absolute(_ path: String) -> String {
        path == "-" ? path : FilePathText.resolve(path, in: options.currentDirectory)
    }

    private var directory: String {
        if let directory = options.projectDirectory, !directory.isEmpty {
            return FilePathText.clean(absolute(directory))
        }
        guard let first = files.first(where: { $0 != "-" }) else { return options.currentDirectory }
        return FilePathText.directory(absolute(first))
    }

    private func selectEnvFiles() throws(ComposeError) -> [String]? {
        if !options.envFiles.isEmpty { return options.envFiles }
        let names = (options.environment["COMPOSE_ENV_FILES"] ?? "").parts(at: ",", keepsEmpty: false).map(String.init)
        if !names.isEmpty { return names }
        guard let file = try defaultEnvFile() else { return nil }
        return [file]
    }

    private func defaultEnvFile() throws(ComposeError) -> String? {
        if let text = options.environment["COMPOSE_DISABLE_ENV_FILE"] {
            switch text {
            case "1", "t", "T", "TRUE", "true", "True": return nil
            case "0", "f", "F", "FALSE", "false", "False": break
            default: throw ComposeError(.invalid, "COMPOSE_DISABLE_ENV_FILE must be true or false, not `\(text)`")
            }
        }
        let path = FilePathText.join(directory, ".env")
        return options.fileSource.kind(of: path) == .file ? path : nil
    }

    private mutating func readVariables(from envFiles: [String]) throws(ComposeError) {
        let found = try VariableFiles(options.fileSource, options.currentDirectory).read(
            envFiles.map(absolute),
            over: environment,
            &warnings
        )
        environment.merge(found) { known, _ in known }
    }

    private mutating func takeFilesFromEnvironment() throws(ComposeError) {
        guard let list = environment["COMPOSE_FILE"] else { return }
        let separator = environment["COMPOSE_PATH_SEPARATOR"].flatMap { $0.isEmpty ? nil : $0 } ?? ":"
        files = list.splitting(by: separator)
        for file in files where file != "-" && options.fileSource.kind(of: absolute(file)) == nil {
            throw ComposeError(.fileNotFound, "COMPOSE_FILE names \(file), which does not exist")
        }
    }

    private mutating func searchFiles() {
        var place = directory
        while true {
            let found = Self.fileNames.filter { options.fileSource.kind(of: FilePathText.join(place, $0)) != nil }
            if let name = found.first {
                note(found, "Compose files")
                files = [FilePathText.join(place, name)]
                let overrides = Self.overrideNames.filter {
                    options.fileSource.kind(of: FilePathText.join(place, $0)) != nil
                }
                note(overrides, "override files")
                if let name = overrides.first { files.append(FilePathText.join(place, name)) }
                return
            }
            let parent = FilePathText.directory(place)
            if parent == place { return }
            place = parent
        }
    }

    /// The Compose file with one of the usual names in a directory, and its override; `nil` if there is none.
    package static func files(in directory: String, from source: some FileSource = DiskFiles()) -> [String]? {
        func first(of names: [String]) -> String? {
            names.map { FilePathText.join(directory, $0) }.first { source.kind(of: $0) != nil }
        }
        return first(of: fileNames).map { [$0] + [first(of: overrideNames)].compactMap(\.self) }
    }

    private mutating func note(_ found: [String], _ what: String) {
        if found.count > 1 {
            warnings.append(Warning("found several \(what): \(found.joined(separator: ", ")); using \(found[0])"))
        }
    }
}

extension String {
    /// The text without blanks at both ends.
    package var trimmingBlanks: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }

    /// The parts between separators, empty ones included.
    func splitting(by separator: String) -> [String] {
        var parts: [String] = []
        var part: [UInt8] = []
        var rest = Array(utf8)[...]
        let separator = Array(separator.utf8)
        while let byte = rest.first {
            if rest.starts(with: separator) {
                parts.append(String(decoding: part, as: UTF8.self))
                part = []
                rest = rest.dropFirst(separator.count)
            } else {
                part.append(byte)
                rest = rest.dropFirst()
            }
        }
        return parts + [String(decoding: part, as: UTF8.self)]
    }
}
