import OrderedCollections

/// Reads what services keep in files of their own: `env_file` and `label_file` (Compose Specification).
struct ServiceFiles {
    let source: any FileSource
    let currentDirectory: String
    /// The variables of the project.
    let environment: [String: String]
    /// Where something of the project was written.
    let location: ([String]) -> SourceLocation?

    /// The service with the variables of its files in its environment. Its own win, even those without a value.
    ///
    /// What a value refers to is looked up in the project's environment, then in the service's, then in the lines
    /// that came before.
    func resolvingEnvironment(of service: Service, _ warnings: inout [Warning]) throws(ComposeError) -> Service {
        var service = service
        for index in service.environment.elements.indices where service.environment.values[index] == nil {
            service.environment.values[index] = environment[service.environment.keys[index]]
        }
        guard !service.envFiles.isEmpty else { return service }
        var variables: [String: String] = [:]
        for (name, value) in service.environment {
            if let value { variables[name] = value }
        }
        let own = variables
        for (index, file) in service.envFiles.enumerated() {
            if !file.required, source.kind(of: file.path) == nil { continue }
            let shown = DisplayPath.text(file.path, from: currentDirectory)
            let place = ["services", service.name, "env_file", String(index)]
            let bytes = try read(file.path, shownAs: shown, namedAt: place)
            let lookup = { (name: String) in environment[name] ?? own[name] }
            switch file.format {
            case nil, ".env":
                var unset: [Warning] = []
                try DotEnv.parse(
                    bytes,
                    file: shown,
                    into: &variables,
                    lookup: lookup,
                    unset: { unset.append(.unset($0, at: $1)) }
                )
                warnings += unset
            case "raw":
                try DotEnv.parseRaw(bytes, file: shown, into: &variables, lookup: lookup)
            case let format?:
                throw ComposeError(
                    .invalid,
                    "services.\(service.name).env_file: `\(format)` is not a format; only `raw` is",
                    at: location(place + ["format"])
                )
            }
        }
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) where service.environment[name] == nil {
            service.environment.updateValue(value, forKey: name)
        }
        service.envFiles = []
        return service
    }

    /// The service with the labels of its files; its own win.
    func resolvingLabels(of service: Service, _ warnings: inout [Warning]) throws(ComposeError) -> Service {
        guard !service.labelFiles.isEmpty else { return service }
        var service = service
        var labels: [String: String] = [:]
        for (index, path) in service.labelFiles.enumerated() {
            let shown = DisplayPath.text(path, from: currentDirectory)
            let place = ["services", service.name, "label_file", String(index)]
            let bytes = try read(path, shownAs: shown, namedAt: place)
            let earlier = labels
            var own: [String: String] = [:]
            var unset: [Warning] = []
            try DotEnv.parse(
                bytes,
                file: shown,
                into: &own,
                lookup: { earlier[$0] },
                unset: { unset.append(.unset($0, at: $1)) }
            )
            warnings += unset
            labels.merge(own) { _, new in new }
        }
        for (name, value) in labels.sorted(by: { $0.key < $1.key }) where service.labels[name] == nil {
            service.labels[name] = value
        }
        service.labelFiles = []
        return service
    }

    /// The content of a file that a service names.
    private func read(_ path: String, shownAs shown: String, namedAt place: [String]) throws(ComposeError) -> [UInt8] {
        let attribute = place.dropLast().joined(separator: ".")
        guard source.kind(of: path) != nil else {
            throw ComposeError(.fileNotFound, "\(attribute): \(shown) does not exist", at: location(place))
        }
        do {
            return try source.read(path)
        } catch {
            let message = error.message.replacing(path, with: shown)
            throw ComposeError(error.code, "\(attribute): \(message)", at: location(place))
        }
    }
}
