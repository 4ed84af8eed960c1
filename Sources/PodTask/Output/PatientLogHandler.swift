import FoundationEssentials
package import Logging
import PodTerminal

/// Logs to standard error, a line each, and never waits for long for somebody to read it.
package struct PatientLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata = Logger.Metadata()
    private let label: String

    package init(label: String) { self.label = label }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
        let time = Date().formatted(.iso8601)
        PatientStream.standardError.write(
            Array("\(time) \(event.level) \(label):\(fields) \(event.message)\n".utf8)
        )
    }
}
