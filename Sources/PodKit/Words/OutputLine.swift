/// One line that a container printed.
public struct OutputLine: Hashable, Sendable {
    /// One of a container's two streams.
    public enum Stream: String, Hashable, Sendable {
        case standardOutput = "stdout"
        case standardError = "stderr"
    }

    /// The service's key in the plan: its name in the Compose file, with a number for one of several replicas.
    public var service: String
    /// Where the container wrote it.
    public var stream: Stream
    /// Without the line's end; as the container wrote it, which need not be UTF-8.
    public var bytes: [UInt8]

    /// Makes a line from its parts.
    public init(service: String, stream: Stream, bytes: [UInt8]) {
        self.service = service
        self.stream = stream
        self.bytes = bytes
    }
}
