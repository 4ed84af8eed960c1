import OrderedCollections

/// The services of one file while those that extend others are worked out.
private struct ExtensibleServices {
    var services: Node.Mapping
    var tags: ResetTags
    /// The file as a message names it.
    var file: String
    var isResolved: Set<String> = []
}

/// Works out `extends` (Compose Specification, extends): the service that is extended, with the own attributes merged
/// onto it. Only services are taken from another file, its networks and volumes are not.
private struct ExtendsResolver {
    /// How many services may stand between the first and the last of a chain.
    static let maximumDepth = 200

    var loader: DocumentLoader
    let scope: LoadScope
    /// By file; the empty name is the file at hand.
    var files: [String: ExtensibleServices]

    struct Step: Hashable {
        var file: String
        var service: String
    }

    mutating func resolve(
        _ name: String,
        in file: String,
        _ chain: [Step]
    ) throws(ComposeError) -> Node? {
        guard let entry = files[file]?.services[name] else { return nil }
        guard let extends = entry.node["extends"], files[file]?.isResolved.contains(name) == false else {
            if !entry.node.isNull, entry.node.mapping == nil {
                throw ComposeError(
                    .invalid,
                    "services.\(name): must be a mapping, not \(entry.node.kindName)",
                    at: entry.node.location
                )
            }
            return entry.node
        }
        let step = Step(file: file, service: name)
        if chain.contains(step) { throw cycle(chain + [step], at: extends.location) }
        guard chain.count < Self.maximumDepth else {
            throw ComposeError(
                .limit,
                "services.\(name).extends: more than \(Self.maximumDepth) services extend each other",
                at: extends.location
            )
        }
        let (baseName, baseFile) = try reference(extends, name, file)
        guard files[baseFile]?.services[baseName] != nil else {
            throw missing(baseName, baseFile, for: name, at: extends.location)
        }
        let base = try resolve(baseName, in: baseFile, chain + [step])
        guard var merged = base, !merged.isNull else { return entry.node }
        files[file]?.tags.apply(to: &merged, named: name)
        try Merger.extend(&merged, with: entry.node, named: name)
        merged.updateMapping { mapping in _ = mapping.removeValue(forKey: "extends") }
        merged.location = entry.node.location
        files[file]?.services[name] = Node.Entry(merged, keyLocation: entry.keyLocation)
        files[file]?.isResolved.insert(name)
        return merged
    }

    /// Reads `extends` and loads the file that it names.
    private mutating func reference(
        _ extends: Node,
        _ name: String,
        _ file: String
    ) throws(ComposeError) -> (service: String, file: String) {
        if let service = extends.string { return (service, file) }
        func refusal(_ message: String, _ node: Node) -> ComposeError {
            ComposeError(.invalid, "services.\(name).extends: \(message)", at: node.location)
        }
        guard extends.mapping != nil else {
            throw refusal("must be a string or a mapping, not \(extends.kindName)", extends)
        }
        guard let service = extends["service"]?.string else { throw refusal("`service` is missing", extends) }
        guard let named = extends["file"], !named.isNull else { return (service, file) }
        guard let path = named.string else { throw refusal("`file` must be a string", named) }
        let absolute = FilePathText.clean(FilePathText.resolve(path, in: scope.baseDirectory))
        if files[absolute] == nil {
            files[absolute] = try load(path, at: absolute, for: name, named.location)
        }
        return (service, absolute)
    }

    /// The services of another file in canonical form, their paths resolved towards the directory of the project.
    private mutating func load(
        _ path: String,
        at absolute: String,
        for name: String,
        _ location: SourceLocation
    ) throws(ComposeError) -> ExtensibleServices {
        let parsed: DocumentLoader.ParsedFile
        do {
            parsed = try loader.parse(absolute)
        } catch {
            if error.location != nil { throw error }
            throw ComposeError(error.code, "services.\(name).extends: \(error.message)", at: location)
        }
        var document = DocumentLoader.emptyDocument(absolute)
        var lastTags = ResetTags()
        for var next in parsed.documents {
            let tags = ResetTags.extract(from: &next)
            if scope.interpolates { try loader.interpolate(&next, in: scope) }
            tags.apply(to: &document)
            try Merger.merge(next, onto: &document)
            try UniqueItems.enforce(&document)
            try loader.makeCanonical(&document, in: scope)
            try UniqueItems.enforce(&document)
            lastTags = tags
        }
        let shown = DisplayPath.text(absolute, from: loader.currentDirectory)
        guard let services = document["services"] else {
            throw ComposeError(.invalid, "services.\(name).extends: \(shown) has no services", at: location)
        }
        guard services.mapping != nil else {
            throw ComposeError(
                .invalid,
                "services: must be a mapping, not \(services.kindName)",
                at: services.location
            )
        }
        let directory = FilePathText.directory(absolute)
        let relative = FilePathText.relative(from: scope.baseDirectory, to: directory) ?? directory
        try loader.relativePaths(in: relative, scope).apply(to: &document)
        return ExtensibleServices(services: document["services"]?.mapping ?? [:], tags: lastTags, file: shown)
    }

    private func missing(
        _ service: String,
        _ file: String,
        for name: String,
        at location: SourceLocation
    ) -> ComposeError {
        let known = files[file]
        let hint =
            Spelling.nearest(to: service, in: known.map { Array($0.services.keys) } ?? [])
            .map { "; did you mean `\($0)`?" } ?? ""
        let place = file.isEmpty ? "" : " in \(known?.file ?? file)"
        return ComposeError(
            .invalid,
            "services.\(name).extends: there is no service `\(service)`\(place)\(hint)",
            at: location
        )
    }

    private func cycle(_ chain: [Step], at location: SourceLocation) -> ComposeError {
        let names = chain.map { step in
            step.file.isEmpty ? step.service : "\(step.service) in \(files[step.file]?.file ?? step.file)"
        }
        return ComposeError(
            .cycle,
            "Circular reference: \(names.joined(separator: " extends "))",
            at: location
        )
    }
}

extension DocumentLoader {
    /// Replaces each service that extends another by the result.
    mutating func extendServices(
        of document: inout Node,
        _ tags: ResetTags,
        _ file: ParsedFile,
        in scope: LoadScope
    ) throws(ComposeError) {
        guard let services = document["services"] else { return }
        guard let mapping = services.mapping else {
            throw ComposeError(
                .invalid,
                "services: must be a mapping, not \(services.kindName)",
                at: services.location
            )
        }
        guard mapping.values.contains(where: { $0.node["extends"] != nil }) else { return }
        let own = ExtensibleServices(
            services: mapping,
            tags: tags,
            file: DisplayPath.text(file.path, from: currentDirectory)
        )
        var resolver = ExtendsResolver(loader: self, scope: scope, files: ["": own])
        for name in mapping.keys {
            _ = try resolver.resolve(name, in: "", [])
        }
        self = resolver.loader
        let resolved = resolver.files[""]?.services ?? mapping
        document.update("services") { $0.value = .mapping(resolved) }
    }
}
