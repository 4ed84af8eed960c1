import PodDocker

/// Reads the output of one run of a container as lines, each of them once, however often the reading breaks.
actor OutputReader {
    typealias Report = @Sendable (_ lines: [[UInt8]], _ stream: OutputLine.Stream) async -> Void

    /// What came is not taken now: it is the next run's, or following has been given up.
    private struct EndOfRun: Error {}

    /// How much is read again at the end without asking how much there is: far more than what can be missing.
    private static let tail = 256

    private let docker: DockerClient
    private let id: String
    private let container: ContainerPlan
    private let run: ContainerRun
    private let report: Report
    private var position: LogPosition
    private var output = LineSplitter()
    private var errors = LineSplitter()
    private var lastOfEngine: [UInt8] = []
    /// Whether something new has come since the last question.
    private var hasProgressed = false

    init(docker: DockerClient, id: String, container: ContainerPlan, run: ContainerRun, report: @escaping Report) {
        self.docker = docker
        self.id = id
        self.container = container
        self.run = run
        self.report = report
        position = LogPosition(startingAt: run.since)
    }

    /// Reads until the container, the connection or the engine ends.
    ///
    /// - Returns: whether something new has come.
    func follow() async throws -> Bool {
        hasProgressed = false
        try await read(follow: true)
        return hasProgressed
    }

    /// Reads what the engine kept back: before version 23 it stops following without having read to the end.
    func readRest() async throws {
        let last = try await docker.withLog(of: id, container, after: position, tail: Self.tail) { log in
            try await log.reduce(into: []) { $0.append($1) }
        }
        // The tail is found from the log's end; where it is not all that came since, the engine has to search.
        guard last.count(where: { $0.time != nil }) < Self.tail else { return try await read(follow: false) }
        position.rewind()
        do {
            for chunk in last { try await take(chunk) }
        } catch is EndOfRun {}
    }

    /// Hands on a last line that has no end.
    func finish() async {
        if let line = output.finish() { await report([line], .standardOutput) }
        if let line = errors.finish() { await report([line], .standardError) }
    }

    private func read(follow: Bool) async throws {
        position.rewind()
        do {
            try await docker.withLog(of: id, container, after: position, follow: follow) { log in
                for try await chunk in log { try await take(chunk) }
            }
        } catch is EndOfRun {}
    }

    private func take(_ chunk: LogChunk) async throws {
        guard run.beginTaking() else { throw EndOfRun() }
        defer { run.endTaking() }
        if let time = chunk.time, let end = run.end, time > end { throw EndOfRun() }
        // A log that cannot be read says so each time that it is asked for.
        if chunk.stream == .engine {
            guard chunk.bytes != lastOfEngine else { return }
            lastOfEngine = chunk.bytes
        }
        let bytes = position.unseen(in: chunk)
        guard !bytes.isEmpty else { return }
        hasProgressed = true
        run.noteProgress()
        let isOutput = chunk.stream == .stdout
        let lines = isOutput ? output.split(bytes) : errors.split(bytes)
        await report(lines, isOutput ? .standardOutput : .standardError)
    }
}

extension DockerClient {
    fileprivate func withLog<Result>(
        of id: String,
        _ container: ContainerPlan,
        after position: LogPosition,
        follow: Bool = false,
        tail: Int? = nil,
        _ body: (LogStream) async throws -> Result
    ) async throws -> Result {
        try await withLogs(
            of: id,
            follow: follow,
            since: position.since,
            tail: tail,
            timestamps: true,
            tty: container.request.config.tty == true,
            body
        )
    }
}
