import FoundationEssentials

/// An executor, as its own work sees it while ``run(environment:options:_:)`` keeps the connection to the agent.
public struct MesosExecutor: Sendable {
    /// What the agent said when it started the executor.
    public let environment: ExecutorEnvironment
    let runner: SessionRunner

    /// What happens, in order, until the executor ends. It is for one reader.
    public var events: AsyncStream<ExecutorEvent> { runner.events }

    /// Records an update, and returns when the agent has acknowledged it: then the agent has it for good and the
    /// executor may end.
    ///
    /// Updates are sent in order, and again if need be, also when the task that waits here is cancelled.
    ///
    /// - Parameter status: its source, executor, UUID and, if it is unset, its time are filled in.
    /// - Throws: ``UpdateError``; `CancellationError`.
    public func send(_ status: TaskStatus) async throws {
        let id = UpdateID()
        try runner.record(status, id, isAwaited: true)
        try await runner.settled(id)
    }

    /// Records an update, which is sent in order, and again if need be, until the agent has acknowledged it.
    ///
    /// - Parameter status: its source, executor, UUID and, if it is unset, its time are filled in.
    /// - Throws: What is wrong with the update.
    public func record(_ status: TaskStatus) throws(UpdateError) {
        try runner.record(status, UpdateID(), isAwaited: false)
    }

    /// Sends something to the framework. It may get lost, and nobody will know.
    public func message(_ data: Bytes) {
        runner.tell(.message(data))
    }

    /// Begins a shutdown, as if the agent had asked for it: for a signal, such as `SIGTERM`.
    public func shutDown() {
        runner.tell(.shutDown)
    }

    /// Registers with the agent and does `work` until it returns; then waits until all updates are acknowledged, for
    /// at most a minute. An agent that is away and may come back is waited for as long as the recovery timeout says,
    /// and then has its minute. A task that comes meanwhile is refused.
    ///
    /// - Parameters:
    ///   - work: reads ``events`` and sends updates. It returns when its tasks have ended; after
    ///     ``ExecutorEvent/shutdown(_:)`` it has the grace period for that, and is cancelled shortly before its end.
    /// - Returns: how the executor ended.
    /// - Throws: ``ExecutorError`` before anything is done; what `work` throws; `CancellationError`.
    public static func run(
        environment: ExecutorEnvironment,
        options: ExecutorOptions = ExecutorOptions(),
        _ work: @escaping @Sendable (MesosExecutor) async throws -> Void
    ) async throws -> ExecutorEnd {
        let directory = FileManager.default.currentDirectoryPath
        let endpoints = AgentEndpoint.candidates(for: environment, currentDirectory: directory)
        let tls = try environment.tls.map { (settings) throws(ExecutorError) in
            try AgentTLS(settings, host: environment.agentPID.host)
        }
        let runner = SessionRunner(environment: environment, endpoints: endpoints, tls: tls, options: options)
        return try await runner.run {
            try await work(MesosExecutor(environment: environment, runner: runner))
        }
    }
}
