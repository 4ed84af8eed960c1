import FoundationEssentials
import PodDocker
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("2026-11-21T10:00:00.123456789Z", 1_795_255_200, 123_456_789),
        ("2026-11-21T11:00:00.5+01:00", 1_795_255_200, 500_000_000),
        ("2026-11-21T04:30:00-05:30", 1_795_255_200, 0),
        ("2024-02-29T23:59:59.000000001Z", 1_709_251_199, 1),
        ("1969-12-31T23:59:59.9Z", -1, 900_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
        ("2000-03-01T00:00:00.1234567899Z", 951_868_800, 123_456_789),
    ])
    func readsRFC3339(text: String, seconds: Int64, nanoseconds: Int32) {
        #expect(Timestamp(rfc3339: text) == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test(arguments: [
        "", "2026", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21 10:00:00Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00Zx", "x026-01-01T00:00:00Z",
    ])
    func refusesWhatIsNone(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func writesWhatItReads() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1_000 {
            let moment = Timestamp(
                seconds: Int64.random(in: -62_135_596_800...253_402_300_799, using: &generator),
                nanoseconds: Int32.random(in: 0...999_999_999, using: &generator)
            )
            #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
            let data = try JSONEncoder().encode([moment])
            #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [moment])
        }
    }

    @Test func queriesCarryNineDigits() {
        #expect(Timestamp(seconds: 5, nanoseconds: 7).queryValue == "5.000000007")
        #expect(Timestamp(nanosecondsSince1970: 1_500_000_000).queryValue == "1.500000000")
        #expect(Timestamp(nanosecondsSince1970: -1) == Timestamp(seconds: -1, nanoseconds: 999_999_999))
    }

    @Test func momentsAreOrderedAndSubtracted() {
        let (early, late) = (
            Timestamp(seconds: 1, nanoseconds: 900_000_000), Timestamp(seconds: 2, nanoseconds: 100_000_000)
        )
        #expect(early < late)
        #expect(late - early == .milliseconds(200))
        #expect(Timestamp.never < early)
    }
}
