import NIOCore
import PodHTTP

extension DockerClient {
    /// Hands a container's output to `body`. `GET /containers/{id}/logs`
    ///
    /// Engines before version 23 lose the last lines of a container that ends while it is followed, one time in seven
    /// if it prints as it ends. Where no output may be lost, read with times and a ``LogPosition``, and when the
    /// container has ended once more from there, without `follow`.
    ///
    /// - Parameters:
    ///   - follow: whether to go on until the container ends.
    ///   - since: output from this time on.
    ///   - tail: how many of the last lines; `nil` is all.
    ///   - timestamps: whether each message has its ``LogChunk/time``.
    ///   - tty: whether the container has a terminal, if the caller knows: older engines have to be asked.
    public func withLogs<Result>(
        of id: String,
        follow: Bool = false,
        stdout: Bool = true,
        stderr: Bool = true,
        since: Timestamp? = nil,
        until: Timestamp? = nil,
        tail: Int? = nil,
        timestamps: Bool = false,
        tty: Bool? = nil,
        _ body: (LogStream) async throws -> Result
    ) async throws -> Result {
        var route = container(.get, id, "logs")
        route.add("follow", follow)
        route.add("stdout", stdout)
        route.add("stderr", stderr)
        route.add("since", since?.queryValue)
        route.add("until", until?.queryValue)
        route.add("tail", tail.map(String.init))
        route.add("timestamps", timestamps)
        let isRaw = try await knownTTY(tty, of: id)
        return try await stream(route) { response, bytes in
            try await body(LogStream(bytes: bytes, isRaw: isRaw ?? Self.isRaw(response), hasTimes: timestamps))
        }
    }

    /// Attaches to a container: its output, and its standard input if asked for. `POST /containers/{id}/attach`
    ///
    /// - Parameters:
    ///   - stdin: whether to attach its standard input, which it must have open.
    ///   - logs: whether to begin with what it has written so far.
    ///   - tty: as for ``withLogs(of:follow:stdout:stderr:since:until:tail:timestamps:tty:_:)``.
    ///   - body: gets the streams when they stand; attached before the start, it misses nothing.
    public func withAttached<Result>(
        to id: String,
        stdin: Bool = false,
        stdout: Bool = true,
        stderr: Bool = true,
        logs: Bool = false,
        tty: Bool? = nil,
        _ body: (AttachedStreams) async throws -> Result
    ) async throws -> Result {
        var route = container(.post, id, "attach")
        route.add("stream", true)
        route.add("stdin", stdin)
        route.add("stdout", stdout)
        route.add("stderr", stderr)
        route.add("logs", logs)
        let isRaw = try await knownTTY(tty, of: id)
        return try await upgrade(route) { response, bytes, duplex in
            let output = LogStream(bytes: bytes, isRaw: isRaw ?? Self.isRaw(response))
            return try await body(
                AttachedStreams(output: output, duplex: duplex, route: route.description, endpoint: endpoint)
            )
        }
    }

    /// One reading of what a container uses. `GET /containers/{id}/stats`
    ///
    /// It answers at once, without the second reading that rates need: `previousCPU` is zero.
    public func containerStats(_ id: String) async throws -> ContainerStats {
        var route = container(.get, id, "stats")
        route.add("stream", "0")
        if try await apiVersion() >= APIVersion(1, 41) { route.add("one-shot", true) }
        return try await call(route, returning: ContainerStats.self)
    }

    /// Hands a reading of what a container uses to `body` every second. `GET /containers/{id}/stats`
    public func withContainerStats<Result>(
        _ id: String,
        _ body: (JSONLines<ContainerStats>) async throws -> Result
    ) async throws -> Result {
        try await stream(container(.get, id, "stats")) { _, bytes in
            try await body(JSONLines(bytes: bytes) { _ in true })
        }
    }

    // MARK: -

    /// Whether the container has a terminal, asked for only where the answer's type will not tell: before API 1.42 it
    /// is the same for both.
    func knownTTY(_ tty: Bool?, of id: String) async throws -> Bool? {
        if let tty { return tty }
        guard try await apiVersion() < APIVersion(1, 42) else { return nil }
        return try await inspectContainer(id).config?.tty ?? false
    }

    static func isRaw(_ response: HTTPResponse) -> Bool {
        response.header("Content-Type") == "application/vnd.docker.raw-stream"
    }
}
