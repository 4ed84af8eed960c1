import Testing

@testable import PodCompose

@Suite struct GoFormatTests {
    @Test(arguments: [
        (0, "0", "0"), (-0.0, "-0", "-0"), (1, "1", "1"), (0.1, "0.1", "0.1"), (1.5, "1.5", "1.5"),
        (100_000, "100000", "100000"),
        (1e6, "1e+06", "1000000"), (123_456_789.123, "1.23456789123e+08", "123456789.123"),
        (1e20, "1e+20", "100000000000000000000"),
        (1e21, "1e+21", "1e+21"), (0.0001, "0.0001", "0.0001"), (0.00001, "1e-05", "0.00001"), (1e-7, "1e-07", "1e-7"),
        (1.5e-10, "1.5e-10", "1.5e-10"), (1.7976931348623157e308, "1.7976931348623157e+308", "1.7976931348623157e+308"),
        (0x1p-1074, "5e-324", "5e-324"), (0.30000000000000004, "0.30000000000000004", "0.30000000000000004"),
        (-1234567.5, "-1.2345675e+06", "-1234567.5"), (0x1p64, "1.8446744073709552e+19", "18446744073709552000"),
    ])
    func doubles(value: Double, printed: String, json: String) {
        #expect(GoFormat.float(value) == printed)
        #expect(GoFormat.json(value) == json)
    }

    @Test func specialDoubles() {
        #expect(GoFormat.float(Double.nan) == "NaN")
        #expect(GoFormat.float(Double.infinity) == "+Inf")
        #expect(GoFormat.float(-Double.infinity) == "-Inf")
    }

    @Test(arguments: [("0.333333333", "0.33333334"), ("16777217", "1.6777216e+07"), ("0.1", "0.1"), ("1e-10", "1e-10")])
    func singlePrecisionKeepsItsDigits(text: String, printed: String) throws {
        let value = try GoNumber.float(text)
        #expect(GoFormat.float(value) == printed)
        #expect(GoFormat.float(GoFormat.widened(value)) == printed)
        #expect(Float(GoFormat.widened(value)) == value)
    }

    @Test(arguments: [
        ("", "\"\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\t\u{7}\u{1}", "\"\\n\\t\\a\\x01\""), ("é😀", "\"é😀\""),
        ("\u{2028}\u{A0}", "\"\\u2028\\u00a0\""), ("\u{E0001}", "\"\\U000e0001\""), ("\u{7F}", "\"\\x7f\""),
    ])
    func quoted(text: String, expected: String) {
        #expect(GoFormat.quoted(text) == expected)
    }
}
