public import OrderedCollections

/// A Compose project: everything that a set of Compose files says, complete and typed (Compose Specification, Project).
public struct Project: Sendable, Hashable {
    /// The project's name: lower-case letters, digits, `-` and `_`.
    public var name: String
    /// The absolute directory against which relative paths are resolved.
    public var workingDirectory: String
    /// The absolute directory from which the files were named: relative names of files in a ``SourceLocation`` are below
    /// it.
    public var currentDirectory: String
    /// The absolute paths of the files, in the order in which they were merged; `-` for standard input.
    public var composeFiles: [String]
    /// The variables that interpolation saw.
    public var environment: [String: String]
    /// The profiles that were asked for.
    public var profiles: [String]
    /// The enabled services in the order of the files.
    public var services: OrderedDictionary<String, Service>
    /// The services that no active profile enables, or that were not selected.
    public var disabledServices: OrderedDictionary<String, Service>
    /// The top-level networks by key.
    public var networks: OrderedDictionary<String, Network>
    /// The top-level volumes by key.
    public var volumes: OrderedDictionary<String, Volume>
    /// The top-level configs by key.
    public var configs: OrderedDictionary<String, Config>
    /// The top-level secrets by key.
    public var secrets: OrderedDictionary<String, Secret>
    /// The top-level models by key.
    public var models: OrderedDictionary<String, Model>
    /// Top-level keys that start with `x-`, as they were written.
    public var extensions: Extensions
    /// The merged document from which the project was made; `null` for a project made by hand.
    public var document: Node

    /// Makes a project from its parts; absent parts are as if they were not written.
    public init(
        name: String,
        workingDirectory: String = "/",
        currentDirectory: String = "/",
        composeFiles: [String] = [],
        environment: [String: String] = [:],
        profiles: [String] = [],
        services: OrderedDictionary<String, Service> = [:],
        disabledServices: OrderedDictionary<String, Service> = [:],
        networks: OrderedDictionary<String, Network> = [:],
        volumes: OrderedDictionary<String, Volume> = [:],
        configs: OrderedDictionary<String, Config> = [:],
        secrets: OrderedDictionary<String, Secret> = [:],
        models: OrderedDictionary<String, Model> = [:],
        extensions: Extensions = [:],
        document: Node = Node(.null, at: SourceLocation(file: "", line: 0, column: 0))
    ) {
        self.name = name
        self.workingDirectory = workingDirectory
        self.currentDirectory = currentDirectory
        self.composeFiles = composeFiles
        self.environment = environment
        self.profiles = profiles
        self.services = services
        self.disabledServices = disabledServices
        self.networks = networks
        self.volumes = volumes
        self.configs = configs
        self.secrets = secrets
        self.models = models
        self.extensions = extensions
        self.document = document
    }
}

extension Project: CustomStringConvertible, CustomReflectable {
    /// The name only.
    public var description: String { "project \(name)" }

    /// Without the environment and the services' values, which may hold what logs must not.
    public var customMirror: Mirror {
        Mirror(self, children: ["name": name, "services": Array(services.keys)])
    }
}
