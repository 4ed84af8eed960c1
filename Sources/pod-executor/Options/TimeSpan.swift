import ArgumentParser
import PodCompose

/// A time span as Compose writes it (`90s`, `1m30s`), or a plain number of seconds.
struct TimeSpan: ExpressibleByArgument {
    var duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    var defaultValueDescription: String { DurationText.string(duration) }

    init?(argument: String) {
        if let seconds = Int64(argument), seconds >= 0 {
            duration = .seconds(seconds)
        } else if let duration = try? DurationText.parse(argument), duration >= .zero {
            self.duration = duration
        } else {
            return nil
        }
    }
}
