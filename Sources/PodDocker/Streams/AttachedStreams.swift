import NIOCore
import PodHTTP

/// The streams of a container, or of a command in one, while attached.
public struct AttachedStreams: Sendable {
    /// What it writes.
    public let output: LogStream
    let duplex: HTTPDuplex
    let route: String
    let endpoint: DockerEndpoint

    /// Writes to its standard input, and returns when the kernel has taken the bytes.
    public func write(_ bytes: some Sequence<UInt8>) async throws {
        let buffer = ByteBuffer(bytes: bytes)
        try await DockerError.mapping(route, endpoint) { try await duplex.write(buffer) }
    }

    /// Closes its standard input; its output goes on.
    public func finish() async throws {
        try await DockerError.mapping(route, endpoint) { try await duplex.finish() }
    }
}
