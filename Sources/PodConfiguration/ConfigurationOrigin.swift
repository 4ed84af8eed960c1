public import PodCompose

/// Where the value of a key is from.
public enum ConfigurationOrigin: Hashable, Sendable {
    /// Nobody said anything.
    case standard
    /// A file says so, at this place.
    case file(SourceLocation)
    /// A variable of the environment, by its name.
    case variable(String)
    /// A label of the task, by its whole key.
    case label(String)
    /// An option of the command line, such as `--stop-grace`.
    case option(String)
}

extension ConfigurationOrigin: CustomStringConvertible {
    /// `default`, `podkit.yaml:3:9`, `PODKIT_NETWORK`, `label podkit.network`, `--network`
    public var description: String {
        switch self {
        case .standard: "default"
        case .file(let location): "\(location)"
        case .variable(let name), .option(let name): name
        case .label(let key): "label \(key)"
        }
    }
}
