import PodDocker

/// Reads a container's output as lines, each of them once, through restarts of the engine.
struct OutputReader {
    typealias Report = (_ lines: [[UInt8]], _ stream: OutputLine.Stream) async -> Void

    /// How much is read again at the end without asking how much there is: far more than what can be missing.
    private static let tail = 256

    let docker: DockerClient
    let container: ContainerPlan
    /// Where the last reading ended.
    private(set) var position: LogPosition
    private var output = LineSplitter()
    private var errors = LineSplitter()

    init(docker: DockerClient, container: ContainerPlan, position: LogPosition) {
        self.docker = docker
        self.container = container
        self.position = position
    }

    /// Reads until the container, the connection or the engine ends.
    mutating func follow(_ report: Report) async throws {
        try await read(follow: true, report)
    }

    /// Reads what the engine kept back: before version 23 it stops following without having read to the end.
    mutating func readRest(_ report: Report) async throws {
        let last = try await docker.withLog(of: container, after: position, tail: Self.tail) { log in
            try await log.reduce(into: []) { $0.append($1) }
        }
        // The tail is found from the log's end; where it is not all that came since, the engine has to search.
        guard last.count(where: { $0.time != nil }) < Self.tail else { return try await read(follow: false, report) }
        position.rewind()
        for chunk in last { await take(chunk, report) }
    }

    /// Hands on a last line that has no end.
    mutating func finish(_ report: Report) async {
        if let line = output.finish() { await report([line], .standardOutput) }
        if let line = errors.finish() { await report([line], .standardError) }
    }

    private mutating func read(follow: Bool, _ report: Report) async throws {
        position.rewind()
        let (docker, container) = (docker, container)
        try await docker.withLog(of: container, after: position, follow: follow) { log in
            for try await chunk in log { await take(chunk, report) }
        }
    }

    private mutating func take(_ chunk: LogChunk, _ report: Report) async {
        let bytes = position.unseen(in: chunk)
        if chunk.stream == .stderr {
            await report(errors.split(bytes), .standardError)
        } else {
            await report(output.split(bytes), .standardOutput)
        }
    }
}

extension DockerClient {
    fileprivate func withLog<Result>(
        of container: ContainerPlan,
        after position: LogPosition,
        follow: Bool = false,
        tail: Int? = nil,
        _ body: (LogStream) async throws -> Result
    ) async throws -> Result {
        try await withLogs(
            of: container.name,
            follow: follow,
            since: position.since,
            tail: tail,
            timestamps: true,
            tty: container.request.config.tty == true,
            body
        )
    }
}
