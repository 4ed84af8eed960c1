/// The engine's version, as `GET /version` describes it.
public struct SystemVersion: Hashable, Sendable, Decodable {
    /// The engine's version.
    public var version: String?
    /// The newest API it speaks.
    public var apiVersion: String?
    /// The oldest API it speaks.
    public var minAPIVersion: String?
    /// The operating system.
    public var os: String?
    /// The processor.
    public var architecture: String?
    /// The kernel's version.
    public var kernelVersion: String?
    /// The engine's commit.
    public var gitCommit: String?

    enum CodingKeys: String, CodingKey {
        case version = "Version"
        case apiVersion = "ApiVersion"
        case minAPIVersion = "MinAPIVersion"
        case os = "Os"
        case architecture = "Arch"
        case kernelVersion = "KernelVersion"
        case gitCommit = "GitCommit"
    }
}
