import OrderedCollections

extension Project {
    /// Loads a project from Compose files, as `docker compose` does: `try Project.load()` that of the directory at hand,
    /// `try Project.load(.forThisProcess(files: ["pod.yaml"]))` a certain one.
    ///
    /// - Throws: `ComposeError` with the place in the file that is at fault.
    public static func load(_ options: LoadOptions = .forThisProcess()) throws(ComposeError) -> LoadResult {
        var loading = try ProjectLoading(options)
        let document = try loading.document()
        let project = try loading.project(document)
        return LoadResult(project: project, warnings: loading.warnings)
    }

    /// The merged document of a project in canonical form, without a model made of it: `--no-interpolate` leaves
    /// texts that no model could hold. No value of the environment gets into it, that of a secret least of all.
    package static func document(_ options: LoadOptions) throws(ComposeError) -> (document: Node, warnings: [Warning]) {
        var loading = try ProjectLoading(options)
        let document = try loading.document(takesValues: false)
        return (document, loading.warnings)
    }
}

/// The steps from options to a project.
private struct ProjectLoading {
    private let options: LoadOptions
    private let discovery: ProjectDiscovery
    private var loader: DocumentLoader
    private var environment: [String: String]
    private var name = ""

    init(_ options: LoadOptions) throws(ComposeError) {
        self.options = options
        if let name = options.projectName { try ProjectName.check(name) }
        discovery = try ProjectDiscovery(options)
        environment = discovery.environment
        loader = DocumentLoader(
            source: options.fileSource,
            currentDirectory: options.currentDirectory,
            warnings: discovery.warnings
        )
    }

    var warnings: [Warning] { loader.warnings }

    /// - Parameter takesValues: Whether variables that are only named get the values that the environment has.
    mutating func document(takesValues: Bool = true) throws(ComposeError) -> Node {
        var files: [DocumentLoader.ParsedFile] = []
        for file in discovery.files {
            let path = discovery.absolute(file)
            files.append(try loader.parse(path, shownAs: options.files.contains(file) ? file : nil))
        }
        name = try findName(files)
        environment["COMPOSE_PROJECT_NAME"] = name
        let variables = takesValues ? environment : [:]
        let scope = LoadScope(
            workingDirectory: discovery.workingDirectory,
            baseDirectory: discovery.workingDirectory,
            environment: variables,
            interpolates: options.interpolates,
            resolvesPaths: options.resolvesPaths
        )
        var document = try loader.load(files, in: scope)
        if document.mapping?.isEmpty ?? true {
            throw ComposeError(.invalid, "the Compose file is empty", at: document.location)
        }
        if name.isEmpty {
            throw ComposeError(.invalid, "the project has no name: give one with `--project-name` or `name:`")
        }
        if options.normalizes {
            let location = document.location
            document.updateMapping { $0.set("name", .string(name), at: location) }
            try Normalizer(projectName: name, environment: variables).apply(to: &document)
        }
        return document
    }

    /// The option, else the environment, else the last file that gives one, else the directory.
    private mutating func findName(_ files: [DocumentLoader.ParsedFile]) throws(ComposeError) -> String {
        if let name = options.projectName, !name.isEmpty { return name }
        if let name = environment["COMPOSE_PROJECT_NAME"], !name.isEmpty {
            try ProjectName.check(name)
            return name
        }
        guard let written = try ProjectName.written(in: files) else {
            return ProjectName.normalized(FilePathText.lastComponent(discovery.workingDirectory))
        }
        var node = Node(.string(GoFormat.value(written.value)), at: written.location)
        if options.interpolates {
            let environment = environment
            var interpolator = Interpolator { environment[$0] }
            node = try interpolator.interpolate(node)
        }
        let text = node.string ?? ""
        return options.normalizes ? ProjectName.normalized(text) : text
    }

    mutating func project(_ document: Node) throws(ComposeError) -> Project {
        var project = try Project(
            document,
            name: name,
            workingDirectory: discovery.workingDirectory,
            currentDirectory: options.currentDirectory,
            composeFiles: discovery.files.map(discovery.absolute),
            environment: environment
        )
        project.activate(profiles: discovery.profiles)
        if options.checksConsistency { try Consistency.check(&project) }
        try readServiceFiles(of: &project, resolvesEnvironment: options.resolvesEnvironment)
        try project.select(options.services)
        // A service that was selected may have been disabled until now.
        if !options.services.isEmpty {
            let resolves = options.resolvesEnvironment && options.resolvesEnvironmentOfNamed
            try readServiceFiles(of: &project, resolvesEnvironment: resolves)
        }
        if !options.keepsUnusedResources { project.dropUnusedResources() }
        if options.checksConsistency { try project.checkContainerNames() }
        return project
    }

    private mutating func readServiceFiles(
        of project: inout Project,
        resolvesEnvironment: Bool
    ) throws(ComposeError) {
        let files = ServiceFiles(
            source: options.fileSource,
            currentDirectory: options.currentDirectory,
            environment: environment,
            location: { [project] in project.location(of: $0) }
        )
        var warnings: [Warning] = []
        for index in project.services.elements.indices {
            var service = project.services.values[index]
            if resolvesEnvironment { service = try files.resolvingEnvironment(of: service, &warnings) }
            project.services.values[index] = try files.resolvingLabels(of: service, &warnings)
        }
        for warning in warnings { loader.warn(warning) }
    }
}
