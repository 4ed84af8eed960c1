import PodMesos
import Testing

@Suite
struct MesosDurationTests {
    @Test(arguments: [
        ("0ns", Duration.zero), ("1ns", .nanoseconds(1)), ("1us", .microseconds(1)), ("250ms", .milliseconds(250)),
        ("5secs", .seconds(5)), ("15mins", .seconds(900)), ("1.5hrs", .seconds(5400)), ("1days", .seconds(86_400)),
        ("2weeks", .seconds(1_209_600)), (".5secs", .milliseconds(500)), ("5.secs", .seconds(5)),
        ("0.1ns", .zero), ("9223372036secs", .seconds(9_223_372_036)),
    ])
    func readsWhatMesosWrites(_ text: String, _ duration: Duration) {
        #expect(Duration(mesos: text) == duration)
    }

    @Test(arguments: [
        "", "5", "secs", ".secs", "5 secs", "-5secs", "+5secs", "1e3secs", "5sec", "1.2.3secs", "٥secs",
        "99999999weeks",
    ])
    func refusesWhatMesosDoesNotWrite(_ text: String) {
        #expect(Duration(mesos: text) == nil)
    }
}
