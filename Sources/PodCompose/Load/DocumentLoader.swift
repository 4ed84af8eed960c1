import OrderedCollections

/// Loads Compose files into one canonical document: for each file parse, interpolate, extend, include, merge, check
/// and bring into the long form; then once defaults, paths and environment.
struct DocumentLoader {
    let source: any FileSource
    let currentDirectory: String
    private(set) var warnings: [Warning] = []
    private var warnedOf: Set<String>
    /// Files that may still be included; a chain of files that each include the next one twice would never end.
    private var includeBudget = 5_000
    private var filesWithVersion: Set<String> = []

    init(source: any FileSource, currentDirectory: String, warnings: [Warning] = []) {
        self.source = source
        self.currentDirectory = currentDirectory
        self.warnings = warnings
        warnedOf = Set(warnings.map(\.message))
    }

    /// The YAML documents of a file, and under which name they are known.
    struct ParsedFile {
        var path: String
        var documents: [Node]
    }

    func parse(_ path: String, shownAs name: String? = nil) throws(ComposeError) -> ParsedFile {
        let shown = name ?? DisplayPath.text(path, from: currentDirectory)
        let content: [UInt8]
        do {
            content = try source.read(path)
        } catch {
            throw ComposeError(error.code, error.message.replacing(path, with: shown), at: error.location)
        }
        return ParsedFile(path: path, documents: try YAMLParser.parse(content, file: shown))
    }

    /// The document of a project, or of one that is included.
    mutating func load(_ files: [ParsedFile], in scope: LoadScope) throws(ComposeError) -> Node {
        var document = Self.emptyDocument(files.first?.path ?? "")
        for file in files {
            try add(file, to: &document, in: scope)
        }
        try DefaultValues.apply(to: &document)
        try SemanticChecks.check(document)
        if scope.resolvesPaths { try relativePaths(in: scope.workingDirectory, scope).apply(to: &document) }
        EnvironmentResolution.apply(to: &document, scope.environment)
        return document
    }

    static func emptyDocument(_ file: String) -> Node {
        Node(.mapping([:]), at: SourceLocation(file: file, line: 1, column: 1))
    }

    private mutating func add(
        _ file: ParsedFile,
        to document: inout Node,
        in scope: LoadScope
    ) throws(ComposeError) {
        for var next in file.documents {
            let tags = ResetTags.extract(from: &next)
            try requireMapping(next)
            if scope.interpolates { try interpolate(&next, in: scope) }
            try extendServices(of: &next, tags, file, in: scope)
            tags.apply(to: &document)
            try include(into: &next, file, in: scope)
            if document.mapping?.isEmpty ?? true {
                document = next
            } else {
                try Merger.merge(next, onto: &document)
            }
            try UniqueItems.enforce(&document)
            try SchemaValidator.validate(document)
            dropVersion(of: &document, file)
            try makeCanonical(&document, in: scope)
            try UniqueItems.enforce(&document)
        }
    }

    private func requireMapping(_ document: Node) throws(ComposeError) {
        guard document.mapping != nil else {
            throw ComposeError(
                .invalid,
                "a Compose file must be a mapping, not \(document.kindName)",
                at: document.location
            )
        }
    }

    mutating func interpolate(_ document: inout Node, in scope: LoadScope) throws(ComposeError) {
        let environment = scope.environment
        var interpolator = Interpolator { environment[$0] }
        defer {
            for warning in interpolator.warnings { warn(Warning(warning.message, at: warning.location)) }
        }
        document = try interpolator.interpolate(document)
    }

    mutating func makeCanonical(_ document: inout Node, in scope: LoadScope) throws(ComposeError) {
        var form = CanonicalForm(keepsUnreadable: !scope.interpolates)
        defer { for warning in form.warnings { warn(warning) } }
        try form.apply(to: &document)
    }

    private mutating func dropVersion(of document: inout Node, _ file: ParsedFile) {
        guard let version = document.mapping?["version"] else { return }
        if filesWithVersion.insert(file.path).inserted {
            warn(Warning("the attribute `version` is obsolete and ignored; remove it", at: version.keyLocation))
        }
        document.updateMapping { mapping in _ = mapping.removeValue(forKey: "version") }
    }

    func relativePaths(in directory: String, _ scope: LoadScope) -> RelativePaths {
        RelativePaths(directory: directory, home: scope.environment["HOME"]) { [source] path in
            Self.resolvingFirstLink(path, source)
        }
    }

    /// Replaces the first part of a path that is a symbolic link by what it leads to.
    private static func resolvingFirstLink(_ path: String, _ source: any FileSource) -> String {
        var part = FilePathText.isAbsolute(path) ? "/" : ""
        for component in path.parts(at: "/", keepsEmpty: false) {
            part = FilePathText.join(part, String(component))
            if source.isLink(part), let target = source.resolvingLinks(in: part) {
                return target + path.dropFirst(part.count)
            }
        }
        return path
    }

    /// Says something once.
    mutating func warn(_ warning: Warning) {
        if warnedOf.insert(warning.message).inserted { warnings.append(warning) }
    }

    mutating func spendInclude(at location: SourceLocation) throws(ComposeError) {
        includeBudget -= 1
        guard includeBudget >= 0 else {
            throw ComposeError(.limit, "more than 5000 files are included", at: location)
        }
    }
}
