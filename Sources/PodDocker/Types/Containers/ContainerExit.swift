/// How a container ended: the answer of `POST /containers/{id}/wait`.
public struct ContainerExit: Hashable, Sendable, Decodable {
    /// The exit code; 128 + n for signal n.
    public var statusCode: Int
    /// Why the engine could not wait to the end.
    public var error: Failure?

    enum CodingKeys: String, CodingKey {
        case statusCode = "StatusCode"
        case error = "Error"
    }

    /// Why the engine could not wait to the end.
    public struct Failure: Hashable, Sendable, Decodable {
        /// The engine's message.
        public var message: String?

        enum CodingKeys: String, CodingKey {
            case message = "Message"
        }
    }
}
