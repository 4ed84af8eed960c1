import Testing

@testable import PodCompose

@Suite struct GoNumberTests {
    @Test(
        arguments: [
            ("0", 10, 0), ("-5", 10, -5), ("+5", 10, 5), ("010", 10, 10), ("010", 0, 8), ("0x1f", 0, 31),
            ("0B11", 0, 3),
            ("0440", 8, 288), ("-9223372036854775808", 10, .min),
        ] as [(String, Int, Int64)]
    )
    func integers(text: String, base: Int, expected: Int64) throws {
        #expect(try GoNumber.int64(text, base: base) == expected)
    }

    @Test(arguments: ["", "-", "1 ", "1_0", "0x1f", "a", "1.0", "--1", "é"])
    func noIntegers(text: String) {
        #expect(throws: GoNumber.Failure.syntax) { try GoNumber.int64(text) }
    }

    @Test(arguments: ["9223372036854775808", "-9223372036854775809", "99999999999999999999"])
    func integersOutOfRange(text: String) {
        #expect(throws: GoNumber.Failure.range) { try GoNumber.int64(text) }
    }

    @Test(arguments: [
        ("1", 1), ("-1.5", -1.5), ("5.", 5), (".5", 0.5), ("1e3", 1000), ("1_0", 10), ("1_0.2_5e1_0", 10.25e10),
        ("0x1p4", 16),
        ("0x_1p4", 16), ("Inf", .infinity), ("-infinity", -.infinity), ("1e-400", 0),
    ])
    func doubles(text: String, expected: Double) throws {
        #expect(try GoNumber.double(text) == expected)
    }

    @Test(arguments: [
        "", ".", "e3", "1e", "1_", "_1", "1__0", "1_.5", "1._5", "0x10z", "1 ", "+nan", "1,5", "½", "0x1",
    ])
    func noDoubles(text: String) {
        #expect(throws: GoNumber.Failure.syntax) { try GoNumber.double(text) }
    }

    @Test func doublesOutOfRange() {
        #expect(throws: GoNumber.Failure.range) { try GoNumber.double("1e400") }
        #expect(throws: GoNumber.Failure.range) { try GoNumber.float("1e40") }
    }
}
