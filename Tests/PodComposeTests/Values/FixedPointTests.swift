import PodCompose
import Testing

@Suite struct FixedPointTests {
    @Test(
        arguments: [
            ("0", 0), ("1", 1_000_000_000), ("0.1", 100_000_000), (".5", 500_000_000), ("2.", 2_000_000_000),
            ("1e-9", 1), ("1.5e3", 1_500_000_000_000), ("0.33333334", 333_333_340), ("+0.25", 250_000_000),
            // What is finer than a billionth rounds up, away from zero only for requests.
            ("0.0000000001", 1), ("1.0000000001", 1_000_000_001), ("-1.0000000009", -1_000_000_000),
            ("1e-400", 1), ("0e99999999999999999999", 0), ("9223372036.854775807", .max), ("1e300", .max),
            ("-1e300", -.max),
        ] as [(String, Int64)]
    )
    func reads(text: String, units: Int64) {
        #expect(FixedPoint.parse(text, fractionDigits: 9) == units)
    }

    @Test(arguments: ["", ".", "-", "e5", "1e", "1x", "0x10", "1_000", " 1", "nan", "1.2.3", "1e1.5"])
    func refuses(text: String) {
        #expect(FixedPoint.parse(text, fractionDigits: 9) == nil)
    }

    @Test(
        arguments: [
            (0, "0"), (1, "0.000000001"), (1_500_000_000, "1.5"), (2_000_000_000, "2"), (-250_000_000, "-0.25"),
            (.max, "9223372036.854775807"), (.min, "-9223372036.854775808"),
        ] as [(Int64, String)]
    )
    func writes(units: Int64, text: String) {
        #expect(FixedPoint.text(units, fractionDigits: 9) == text)
    }

    @Test func sumsAreExact() throws {
        let tenth = try #require(CPUAmount("0.1"))
        #expect((0..<3).reduce(CPUAmount.zero) { sum, _ in sum + tenth }.description == "0.3")
        #expect((tenth * 1_000_003).description == "100000.3")
        #expect(CPUAmount(nanoCPUs: .max) + tenth == CPUAmount(nanoCPUs: .max))
    }
}
