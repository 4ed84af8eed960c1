/// A version of the Engine API, such as 1.41.
public struct APIVersion: Hashable, Sendable, Comparable {
    /// The number before the point.
    public var major: Int
    /// The number after the point.
    public var minor: Int

    /// A version by its two numbers.
    public init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `1.41`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
        self.init(major, minor)
    }

    /// The oldest version this library speaks: Docker 19.03.
    public static let oldest = APIVersion(1, 40)
    /// The newest version this library speaks: Docker 28.
    public static let newest = APIVersion(1, 51)

    /// Whether one version is older than another.
    public static func < (left: APIVersion, right: APIVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    /// The version to speak with an engine that says what its newest is.
    ///
    /// - Throws: ``DockerError/Code/unsupportedVersion`` if the engine is too old.
    static func negotiated(engine: APIVersion, at endpoint: DockerEndpoint) throws(DockerError) -> APIVersion {
        guard engine >= oldest else {
            let message =
                "the Docker Engine at \(endpoint) speaks API \(engine) at most; \(oldest) is needed (Docker 19.03)"
            throw DockerError(.unsupportedVersion, message)
        }
        return min(engine, newest)
    }
}

extension APIVersion: CustomStringConvertible {
    /// The form that the engine prints: `1.41`.
    public var description: String { "\(major).\(minor)" }
}
