import FoundationEssentials
import Logging
import PodConfiguration
public import PodKit
import PodMesos
import PodTerminal
import UnixSignals

extension PodTaskExecutor {
    /// Whether an agent has started this process.
    public static var isStartedByAgent: Bool { ExecutorEnvironment.isPresent }

    /// Is an executor in a process that an agent has started, from its first step to its last: reads the environment and
    /// the operator's configuration, registers, runs the pod of the task that comes, and reports its end.
    ///
    /// SIGTERM, SIGINT, SIGHUP and SIGQUIT stop the pod, SIGUSR1 switches debug logging on and off, and no other signal
    /// that can be caught ends the process. The log goes to standard error.
    ///
    /// - Parameters:
    ///   - files: Compose files that go before any that the task names.
    ///   - configuration: the operator's configuration; `nil` for the usual file.
    ///   - planner: with the passes that the pod is planned by.
    ///   - observers: are told what happens to the pod, and get its output.
    /// - Returns: what the process has to exit with: 0 if all is told, 1 if not, 2 without an agent's environment.
    public static func runProcess(
        files: [String] = [],
        configuration: String? = nil,
        planner: Planner = Planner(),
        observers: [any PodObserver] = []
    ) async -> Int32 {
        let signals = await ProcessSignals.take()
        defer { ProgramLog.standard.flush(within: .seconds(2)) }
        let environment: ExecutorEnvironment
        do {
            // First of all, because it takes the authentication token out of the environment.
            environment = try .ofProcess()
        } catch {
            Console.say("error: \(error)")
            return 2
        }
        let variables = ProcessInfo.processInfo.environment
        let executor = PodTaskExecutor(
            environment: environment,
            variables: variables,
            configuration: Result { () throws(ConfigurationError) in
                try OperatorConfiguration.load(path: configuration, environment: variables)
            },
            files: files,
            planner: planner,
            observers: observers
        )
        return await executor.logged().run(until: signals)
    }

    /// The same that logs as the configuration says, and has told what is odd about that.
    private func logged() -> PodTaskExecutor {
        var executor = self
        switch configuration {
        case .success(let configuration):
            executor.logger.logLevel = Logger.Level(configuration.logLevel)
            for warning in configuration.warnings { logger.warning("\(warning)") }
        case .failure(let error): logger.error("\(error)")
        }
        return executor
    }

    private func run(until signals: UnixSignalsSequence) async -> Int32 {
        let (stop, stopper) = AsyncStream.makeStream(of: Never.self)
        return await withDiscardingTaskGroup { group in
            group.addTask {
                for await signal in signals {
                    guard signal == .sigusr1 else {
                        logger.notice("\(signal): the executor is asked to end")
                        stopper.finish()
                        continue
                    }
                    let isOn = ProgramLog.standard.toggleDebugging()
                    logger.notice("debug logging is \(isOn ? "on" : "off")")
                }
            }
            defer { group.cancelAll() }
            do {
                let end = try await run { for await _ in stop {} }
                for status in end.unacknowledged {
                    logger.error("never acknowledged: \(status.state) of task \(status.taskID)")
                }
                return end.exitCode
            } catch {
                logger.critical("\(error)")
                return 1
            }
        }
    }
}
