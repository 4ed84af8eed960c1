import ArgumentParser
import PodCompose

/// A time span as Compose writes it (`90s`, `1m30s`), or a plain number of seconds.
struct TimeSpan: ExpressibleByArgument {
    var duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    var defaultValueDescription: String { DurationText.string(duration) }

    init?(argument: String) {
        guard let duration = DurationText.span(argument) else { return nil }
        self.duration = duration
    }
}
