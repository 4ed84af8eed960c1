public import Logging
public import PodConfiguration
public import PodKit
public import PodMesos

/// Runs the pod of one task for a Mesos agent.
public struct PodTaskExecutor: Sendable {
    /// What the operator says. What is wrong with it is the answer to every task, as `TASK_ERROR`.
    public var configuration: Result<OperatorConfiguration, ConfigurationError>
    /// Compose files that the executor's command names; they go before any that the task names.
    public var files: [String]
    /// The planning passes.
    public var passes: [any PlanPass]
    /// Where the executor tells what it does.
    public var logger: Logger
    let environment: ExecutorEnvironment
    let variables: [String: String]

    /// Makes an executor.
    ///
    /// - Parameters:
    ///   - environment: what the agent said.
    ///   - variables: the environment of the process; the authentication token is left out of all that is made of it.
    public init(
        environment: ExecutorEnvironment,
        variables: [String: String],
        configuration: Result<OperatorConfiguration, ConfigurationError> = .success(OperatorConfiguration()),
        files: [String] = [],
        passes: [any PlanPass] = Planner.standardPasses,
        logger: Logger
    ) {
        self.environment = environment
        self.variables = variables.filter { $0.key != ExecutorEnvironment.tokenVariable }
        self.configuration = configuration
        self.files = files
        self.passes = passes
        self.logger = logger
    }

    var stopGrace: Duration? { (try? configuration.get())?.stopGrace }

    /// Registers, runs the pod of the task that comes, and returns when its end is reported.
    ///
    /// - Parameter stopped: returns when the process is asked to end, for instance by a signal.
    /// - Throws: ``ExecutorError``
    public func run(until stopped: @escaping @Sendable () async -> Void = { await suspended() }) async throws
        -> ExecutorEnd
    {
        if environment.shutdownGracePeriod < .seconds(10) {
            logger.notice(
                """
                the agent ends this executor \(environment.shutdownGracePeriod) after it asks for it; a pod may need longer: \
                set shutdown_grace_period in ExecutorInfo
                """
            )
        }
        var options = ExecutorOptions(logger: logger)
        options.stopped = stopped
        return try await MesosExecutor.run(environment: environment, options: options) { mesos in
            await TaskLoop(executor: self, mesos: mesos).run()
        }
    }

    /// Returns when the task is cancelled.
    public static func suspended() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        continuation.finish()
    }
}
