package import Logging

/// Logs to standard error, a line each, and never waits for somebody to read it.
package struct ProgramLogHandler: LogHandler {
    package var metadata = Logger.Metadata()
    private let label: String
    private let log: ProgramLog
    private var level = Logger.Level.info

    package init(label: String, log: ProgramLog = .standard) {
        self.label = label
        self.log = log
    }

    /// The level of this logger, or `debug` while the process is asked for more.
    package var logLevel: Logger.Level {
        get { log.isDebugging ? min(level, .debug) : level }
        set { level = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value) " }.joined()
        log.append(ProgramLog.line(event.level, label, "\(fields)\(event.message)"))
    }
}
