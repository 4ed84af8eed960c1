import Dispatch
import Logging

/// Stops whoever logs that the agent is there, until there is news, or ten seconds are over.
struct StalledHandler: LogHandler {
    /// What is waited for.
    final class News: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)

        func tell() { semaphore.signal() }
        func wait() -> Bool { semaphore.wait(timeout: .now() + .seconds(10)) == .success }
    }

    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    private let isHeard: @Sendable (Bool) -> Void
    private let news: News

    /// - Parameter isHeard: is told whether the news came.
    init(_ isHeard: @escaping @Sendable (Bool) -> Void, when news: News) {
        self.isHeard = isHeard
        self.news = news
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        if "\(event.message)".hasPrefix("subscribed at") { isHeard(news.wait()) }
    }
}
