/// Why a call to the Docker Engine, or something around it, failed.
public struct DockerError: Error, Hashable, Sendable {
    /// The kind of error.
    public var code: Code
    /// One sentence: the engine's own message where there is one.
    public var message: String
    /// The method and path of the call, for example `POST /containers/web/start`; never its query or body.
    public var route: String?
    /// The HTTP status, if the engine answered.
    public var status: Int?

    /// An error of this kind.
    public init(_ code: Code, _ message: String, route: String? = nil, status: Int? = nil) {
        self.code = code
        self.message = message
        self.route = route
        self.status = status
    }

    /// The kinds of errors; more may come, so a `switch` over them needs a default.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case notFound, conflict, notModified, unauthorized, api, unreachable, timedOut, disconnected
            case protocolViolation, unsupportedVersion, invalidConfiguration, invalidReference, credentials
            case noCredentialHelper
        }
        private let kind: Kind

        /// The container, image, network, volume or command does not exist (404).
        public static let notFound = Code(kind: .notFound)
        /// The name is taken, or the state does not allow it (409).
        public static let conflict = Code(kind: .conflict)
        /// It is already so (304).
        public static let notModified = Code(kind: .notModified)
        /// The engine or a proxy before it wants other credentials (401, 403).
        public static let unauthorized = Code(kind: .unauthorized)
        /// The engine refused or failed for another reason; `message` is its own.
        public static let api = Code(kind: .api)
        /// No engine answers at the endpoint.
        public static let unreachable = Code(kind: .unreachable)
        /// A time limit ran out.
        public static let timedOut = Code(kind: .timedOut)
        /// The engine went away in the middle of a call.
        public static let disconnected = Code(kind: .disconnected)
        /// What answered does not speak the Engine API.
        public static let protocolViolation = Code(kind: .protocolViolation)
        /// The engine and this library have no API version in common.
        public static let unsupportedVersion = Code(kind: .unsupportedVersion)
        /// `DOCKER_HOST` or a configuration file is wrong.
        public static let invalidConfiguration = Code(kind: .invalidConfiguration)
        /// A text is not the name of an image.
        public static let invalidReference = Code(kind: .invalidReference)
        /// A credential helper failed.
        public static let credentials = Code(kind: .credentials)

        /// A credential helper that a configuration file names is not installed, and the file itself has no credentials.
        public static let noCredentialHelper = Code(kind: .noCredentialHelper)

        /// The code's name.
        public var description: String { kind.rawValue }
    }
}

extension DockerError: CustomStringConvertible {
    /// The message, followed by the call that failed.
    public var description: String {
        route.map { "\(message) (\($0))" } ?? message
    }
}
