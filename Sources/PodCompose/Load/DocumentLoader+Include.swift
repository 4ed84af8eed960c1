import OrderedCollections

/// One entry of `include` (Compose Specification, include).
private struct Inclusion {
    var paths: [String]
    var projectDirectory: String
    var envFiles: [String]
    var location: SourceLocation

    init(_ node: Node) throws(ComposeError) {
        location = node.location
        (paths, projectDirectory, envFiles) = ([], "", [])
        if let path = node.string {
            paths = [path]
            return
        }
        let attributes = try AttributeReader(node, path: "include")
        paths = try attributes.stringList("path")
        projectDirectory = try attributes.string("project_directory") ?? ""
        envFiles = try attributes.stringList("env_file")
    }
}

extension DocumentLoader {
    /// Loads what the document includes, each as a project of its own, and adds it.
    mutating func include(
        into document: inout Node,
        _ file: ParsedFile,
        in scope: LoadScope
    ) throws(ComposeError) {
        guard let list = document["include"] else { return }
        document.updateMapping { mapping in _ = mapping.removeValue(forKey: "include") }
        if list.isNull { return }
        guard let items = list.sequence else {
            throw ComposeError(.invalid, "include: must be a list, not \(list.kindName)", at: list.location)
        }
        for item in items {
            let included = try load(try Inclusion(item), from: file, in: scope)
            try add(included, to: &document, at: item.location)
        }
    }

    private mutating func load(
        _ inclusion: Inclusion,
        from file: ParsedFile,
        in scope: LoadScope
    ) throws(ComposeError) -> Node {
        var inner = scope
        inner.resolvesPaths = true
        inner.including.append(file.path)
        inner.baseDirectory = inclusion.projectDirectory
        inner.workingDirectory = ""
        var files: [ParsedFile] = []
        for (index, named) in inclusion.paths.enumerated() {
            try spendInclude(at: inclusion.location)
            let path = FilePathText.resolve(named, in: scope.baseDirectory)
            if index == 0 {
                try place(&inner, path, inclusion, in: scope)
                if inner.including.contains(path) { throw cycle(inner.including + [path], at: inclusion.location) }
            }
            do {
                files.append(try parse(path))
            } catch {
                if error.location != nil { throw error }
                throw ComposeError(error.code, "include: \(error.message)", at: inclusion.location)
            }
        }
        let variables = try variables(for: inclusion, inner, in: scope)
        inner.environment.merge(variables) { known, _ in known }
        return try load(files, in: inner)
    }

    /// The directories of an included project: that of its first file, unless another one is named.
    private func place(
        _ inner: inout LoadScope,
        _ path: String,
        _ inclusion: Inclusion,
        in scope: LoadScope
    ) throws(ComposeError) {
        let directory = inclusion.projectDirectory
        if directory.isEmpty {
            let parent = FilePathText.directory(path)
            inner.workingDirectory = FilePathText.relative(from: scope.baseDirectory, to: parent) ?? parent
            inner.baseDirectory = parent
        } else if FilePathText.isAbsolute(directory) {
            inner.workingDirectory = directory
        } else {
            let named = FilePathText.join(scope.baseDirectory, directory)
            let place = source.kind(of: named) == .directory ? named : FilePathText.directory(named)
            inner.workingDirectory = FilePathText.relative(from: scope.baseDirectory, to: place) ?? place
            inner.baseDirectory = absolute(FilePathText.join(scope.workingDirectory, directory))
        }
    }

    private func absolute(_ path: String) -> String {
        FilePathText.resolve(path, in: currentDirectory)
    }

    private mutating func variables(
        for inclusion: Inclusion,
        _ inner: LoadScope,
        in scope: LoadScope
    ) throws(ComposeError) -> [String: String] {
        var envFiles: [String] = []
        if inclusion.envFiles.isEmpty {
            let path = absolute(FilePathText.join(inner.baseDirectory, ".env"))
            if source.kind(of: path) == .file { envFiles = [path] }
        } else {
            envFiles = inclusion.envFiles.map { absolute(FilePathText.resolve($0, in: scope.workingDirectory)) }
        }
        var found: [Warning] = []
        let variables: [String: String]
        do {
            variables = try VariableFiles(source, currentDirectory).read(envFiles, over: scope.environment, &found)
        } catch {
            if error.location != nil { throw error }
            throw ComposeError(error.code, "include: \(error.message)", at: inclusion.location)
        }
        for warning in found { warn(warning) }
        return variables
    }

    /// Adds the resources of an included project; one that exists must be the same.
    private func add(
        _ included: Node,
        to document: inout Node,
        at location: SourceLocation
    ) throws(ComposeError) {
        for kind in ["services", "volumes", "networks", "secrets", "configs", "models"] {
            guard let resources = included[kind]?.mapping else { continue }
            if document[kind] == nil {
                document.updateMapping { $0.set(kind, .mapping([:]), at: location) }
            }
            try document.update(kind) { own throws(ComposeError) in
                guard own.mapping != nil else {
                    throw ComposeError(
                        .invalid,
                        "\(kind): must be a mapping, not \(own.kindName)",
                        at: own.location
                    )
                }
                try own.updateMapping { mapping throws(ComposeError) in
                    for (name, entry) in resources {
                        guard let known = mapping[name] else {
                            mapping[name] = entry
                            continue
                        }
                        if known.node.hasSameContent(as: entry.node) { continue }
                        throw ComposeError(
                            .invalid,
                            "\(kind).\(name) conflicts with the included one at \(entry.keyLocation)",
                            at: known.keyLocation
                        )
                    }
                }
            }
        }
    }

    private func cycle(_ files: [String], at location: SourceLocation) -> ComposeError {
        let names = files.map { DisplayPath.text($0, from: currentDirectory) }
        return ComposeError(
            .cycle,
            "include cycle detected: \(names.joined(separator: " includes "))",
            at: location
        )
    }
}
