/// One line that a container printed.
public struct OutputLine: Hashable, Sendable {
    /// One of a container's two streams.
    public enum Stream: String, Hashable, Sendable {
        case standardOutput = "stdout"
        case standardError = "stderr"
    }

    /// The service, as the Compose file names it.
    public var service: String
    /// The container's name within the pod: `web`, or `web-2` of several.
    public var container: String
    /// Where the container wrote it.
    public var stream: Stream
    /// Without the line's end; as the container wrote it, which need not be UTF-8.
    public var bytes: [UInt8]

    /// Makes a line from its parts.
    public init(service: String, container: String, stream: Stream, bytes: [UInt8]) {
        self.service = service
        self.container = container
        self.stream = stream
        self.bytes = bytes
    }
}
