import Glibc
public import Logging
public import PodConfiguration
public import PodKit
public import PodMesos

/// Runs the pod of one task for a Mesos agent.
///
/// ``runProcess(files:configuration:planner:observers:)`` is all of a program of one's own, with planning passes and
/// observers compiled in. ``run(until:)`` is the same in a process that does other things too.
public struct PodTaskExecutor: Sendable {
    /// What the operator says. What is wrong with it is the answer to every task, as `TASK_ERROR`.
    public var configuration: Result<OperatorConfiguration, ConfigurationError>
    /// Compose files that the executor's command names; they go before any that the task names.
    public var files: [String]
    /// What turns the task's project into the plan that runs.
    public var planner: Planner
    /// Who is told what happens to the pod, beside the framework.
    public var observers: [any PodObserver]
    /// Where the executor tells what it does.
    public var logger: Logger
    let environment: ExecutorEnvironment
    let variables: [String: String]

    /// Makes an executor.
    ///
    /// - Parameters:
    ///   - environment: what the agent said.
    ///   - variables: the environment of the process; the authentication token is left out of all that is made of it.
    ///   - logger: one that has to wait for somebody holds the executor up; the default, which writes to standard
    ///     error, does not.
    public init(
        environment: ExecutorEnvironment,
        variables: [String: String],
        configuration: Result<OperatorConfiguration, ConfigurationError> = .success(OperatorConfiguration()),
        files: [String] = [],
        planner: Planner = Planner(),
        observers: [any PodObserver] = [],
        logger: Logger? = nil
    ) {
        self.environment = environment
        self.variables = variables.filter { $0.key != ExecutorEnvironment.tokenVariable }
        self.configuration = configuration
        self.files = files
        self.planner = planner
        self.observers = observers
        self.logger = logger ?? Logger(label: "pod-executor") { ProgramLogHandler(label: $0) }
    }

    var stopGrace: Duration? { (try? configuration.get())?.stopGrace }

    /// Registers, runs the pod of the task that comes, and returns when its end is reported.
    ///
    /// - Parameter stopped: returns when the process is asked to end, for instance by a signal.
    /// - Throws: ``ExecutorError``
    public func run(until stopped: (@Sendable () async -> Void)? = nil) async throws -> ExecutorEnd {
        if environment.shutdownGracePeriod < .seconds(10) {
            logger.notice(
                """
                the agent ends this executor \(environment.shutdownGracePeriod) after it asks for it; a pod may need longer: \
                set shutdown_grace_period in ExecutorInfo
                """
            )
        }
        var options = ExecutorOptions(logger: logger) {
            ProgramLog.standard.flush(within: .milliseconds(200))
            _exit(EXIT_FAILURE)
        }
        options.stopped = stopped
        return try await MesosExecutor.run(environment: environment, options: options) { mesos in
            await TaskLoop(executor: self, mesos: mesos).run()
        }
    }
}
