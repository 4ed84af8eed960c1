import Glibc
public import Logging

/// How an executor runs.
public struct ExecutorOptions: Sendable {
    /// Where the library tells what happens to the connection.
    public var logger: Logger
    /// What ends an executor whose work goes on when the grace period of its shutdown is over. An agent would kill it
    /// at the same moment, but there may be none any more. The default ends the process at once, with status 1.
    public var overrun: @Sendable () -> Void
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
