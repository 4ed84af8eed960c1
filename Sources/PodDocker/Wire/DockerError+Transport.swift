import Glibc
import PodHTTP

extension DockerError {
    /// What a failure below HTTP means for a call.
    init(_ error: HTTPClientError, route: String, endpoint: DockerEndpoint) {
        switch error.code {
        case .unreachable:
            let hint =
                switch error.errno {
                case EACCES, EPERM: "no right to use the socket: run as root or join the group that owns it"
                case ENOENT: "there is no such socket: is the engine running?"
                case ECONNREFUSED: "nobody listens there: is the engine running?"
                default: error.message
                }
            self.init(.unreachable, "no Docker Engine answers at \(endpoint): \(hint)", route: route)
        case .timedOut:
            self.init(.timedOut, "the Docker Engine did not answer in time: \(error.message)", route: route)
        case .notSent, .closedEarly, .truncated:
            self.init(.disconnected, "the Docker Engine went away: \(error.message)", route: route)
        case .protocolViolation, .tooLarge:
            self.init(.protocolViolation, "unexpected answer at \(endpoint): \(error.message)", route: route)
        }
    }

    /// Does something over a connection, and tells a failure below HTTP as what it means for the call.
    static func mapping<Result>(
        _ route: String,
        _ endpoint: DockerEndpoint,
        _ operation: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await operation()
        } catch let error as HTTPClientError {
            throw DockerError(error, route: route, endpoint: endpoint)
        }
    }

    /// What a status of 300 or more means.
    init(status: Int, message: String, route: String) {
        let code: Code =
            switch status {
            case 304: .notModified
            case 401, 403: .unauthorized
            case 404: .notFound
            case 409: .conflict
            default: Self.isAboutVersion(message) ? .unsupportedVersion : .api
            }
        self.init(code, message, route: route, status: status)
    }

    /// The engine has no code of its own for a version that it does not speak.
    private static func isAboutVersion(_ message: String) -> Bool {
        message.hasPrefix("client version ")
    }
}
