import Testing

@testable import PodCompose

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("0", "0s"), ("0s", "0s"), ("10s", "10s"), ("90s", "1m30s"), ("1m", "1m0s"), ("1h", "1h0m0s"),
        ("1d", "24h0m0s"),
        ("1w", "168h0m0s"), ("1d1w", "192h0m0s"), ("1.5s", "1.5s"), (".5s", "500ms"), ("1.s", "1s"), ("100us", "100µs"),
        ("100µs", "100µs"), ("100μs", "100µs"), ("1500us", "1.5ms"), ("1ns", "1ns"), ("1500ns", "1.5µs"),
        ("-10s", "-10s"), ("+10s", "10s"), ("-1.5s", "-1.5s"), ("2.5h", "2h30m0s"), ("1h1ns", "1h0m0.000000001s"),
        ("0.1d", "2h24m0s"), ("1s1m1s", "1m2s"), ("01s", "1s"), ("-0", "0s"), ("0.0000000001s", "0s"),
        ("1.00000000000000000000000001s", "1s"),
    ])
    func durations(text: String, printed: String) throws {
        #expect(try DurationText.string(DurationText.parse(text)) == printed)
    }

    @Test(arguments: [
        "", "10", "s", ".s", "-", "+", "1 s", " 1s", "1s ", "1S", "1y", "1min", "--1s", "1,5s", "1e3s", "300000w",
        "1..5s",
        "9223372036854775808ns", "00", "1é",
    ])
    func refusals(text: String) {
        #expect(throws: ValueError.self) { try DurationText.parse(text) }
    }

    @Test("a span of time may be a plain number of seconds, and is not negative")
    func spans() {
        #expect(DurationText.span("90") == .seconds(90))
        #expect(DurationText.span("1m30s") == .seconds(90))
        #expect(DurationText.span("0") == .zero)
        for text in ["-1", "-1s", "", "soon", "1.5"] { #expect(DurationText.span(text) == nil) }
    }
}
