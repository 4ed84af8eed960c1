/// A file with environment variables (Compose Specification, `env_file`).
public struct EnvFile: Sendable, Hashable {
    /// Where it is.
    public var path: String
    /// Whether it is an error if it does not exist.
    public var required: Bool
    /// `raw` for values that are taken as they stand; `nil` for the dotenv syntax.
    public var format: String?

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        path: String,
        required: Bool = true,
        format: String? = nil
    ) {
        self.path = path
        self.required = required
        self.format = format
    }
}
