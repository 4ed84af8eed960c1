import Glibc
public import Logging

/// How an executor runs.
public struct ExecutorOptions: Sendable {
    /// Where the library tells what happens to the connection.
    public var logger: Logger
    /// What ends an executor whose work goes on when the grace period of its shutdown is over. An agent would kill it
    /// at the same moment, but there may be none any more. The default ends the process at once, with status 1.
    public var overrun: @Sendable () -> Void
    /// Returns when the process is asked to end, for instance by a signal: then a shutdown begins as if the agent had
    /// asked for it, also while acknowledgements are waited for.
    public var stopped: (@Sendable () async -> Void)?
    package var timing = SessionTiming()
    package var limits = AgentTimeouts()

    /// Makes options.
    public init(
        logger: Logger = Logger(label: "podmesos") { _ in SwiftLogNoOpLogHandler() },
        overrun: (@Sendable () -> Void)? = nil
    ) {
        self.logger = logger
        self.overrun = overrun ?? { _exit(EXIT_FAILURE) }
    }
}
