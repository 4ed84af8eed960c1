/// What to load, and in which surroundings.
public struct LoadOptions: Sendable {
    /// Compose files in the order in which they are merged, `-` for standard input. Without any, those of
    /// `COMPOSE_FILE` are taken, else `compose.yaml` and its like, searched upwards from the current directory.
    public var files: [String] = []
    /// The name of the project; without one, `COMPOSE_PROJECT_NAME`, `name:` and the directory are asked in turn.
    public var projectName: String?
    /// The directory against which relative paths are resolved; without one, that of the first file.
    public var projectDirectory: String?
    /// Profiles to enable, `*` for all; without any, those of `COMPOSE_PROFILES`.
    public var profiles: [String] = []
    /// Files with variables for interpolation; without any, those of `COMPOSE_ENV_FILES`, else `.env` in the
    /// project's directory.
    public var envFiles: [String] = []
    /// The environment of the process.
    public var environment: [String: String]
    /// The absolute directory against which the paths of these options are resolved.
    public var currentDirectory: String
    /// The services to keep, with what they depend on; without any, all. A service that is named is enabled.
    public var services: [String] = []
    /// Whether networks, volumes, secrets, configs and models that no service uses are kept.
    public var keepsUnusedResources = false
    /// Whether variables are replaced.
    public var interpolates = true
    /// Whether what is implied is written out: default network, names, dependencies.
    public var normalizes = true
    /// Whether relative paths are made absolute.
    public var resolvesPaths = true
    /// Whether it is checked that the parts of the project fit together.
    public var checksConsistency = true
    /// Whether `env_file` is read into the services' environments.
    public var resolvesEnvironment = true
    /// Whether it is also for services that are enabled only because they are among ``services``.
    public var resolvesEnvironmentOfNamed = true
    /// Where files come from.
    public var fileSource: any FileSource

    /// Options without files: whatever the surroundings say.
    ///
    /// - Parameters:
    ///   - environment: the variables that interpolation sees before those of `.env`.
    ///   - currentDirectory: an absolute path.
    public init(
        files: [String] = [],
        environment: [String: String],
        currentDirectory: String,
        fileSource: any FileSource = DiskFiles()
    ) {
        self.files = files
        self.environment = environment
        self.currentDirectory = currentDirectory
        self.fileSource = fileSource
    }
}
