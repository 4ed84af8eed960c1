import Testing

@testable import PodCompose

@Suite struct ScalarResolverTests {
    @Test(
        arguments: [
            ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string("nULL")),
            ("true", .bool(true)), ("True", .bool(true)), ("FALSE", .bool(false)), ("tRue", .string("tRue")),
            ("yes", .string("yes")), ("on", .string("on")), ("n", .string("n")),
            ("1", .int(1)), ("-1", .int(-1)), ("+1", .int(1)), ("0", .int(0)), ("-0", .int(0)), ("00", .int(0)),
            ("010", .int(8)), ("0o17", .int(15)), ("0O17", .int(15)), ("08", .float(8)), ("0x1F", .int(31)),
            ("-0x1F", .int(-31)), ("0X1f", .int(31)), ("0b11", .int(3)), ("1_000", .int(1000)), ("0x", .string("0x")),
            ("0b", .string("0b")), ("0o", .string("0o")), ("0o8", .string("0o8")), ("0o-7", .int(-7)),
            ("0b+1", .int(1)),
            ("1__0", .int(10)), ("1_", .int(1)), ("_1", .string("_1")), ("-", .string("-")), ("+", .string("+")),
            ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("9223372036854775808", .uint(9_223_372_036_854_775_808)), ("18446744073709551615", .uint(.max)),
            ("18446744073709551616", .float(0x1p64)),
            ("-9223372036854775809", .float(-0x1p63)), ("+18446744073709551615", .float(0x1p64)),
            ("0x1FFFFFFFFFFFFFFFF", .string("0x1FFFFFFFFFFFFFFFF")),
            ("1.5", .float(1.5)), ("5.", .float(5)), (".5", .float(0.5)), ("1e3", .float(1000)),
            ("1E-3", .float(0.001)),
            ("1e400", .string("1e400")), ("1e", .string("1e")), ("1.2.3", .string("1.2.3")), (".", .string(".")),
            ("..", .string("..")), (".5_0", .float(0.5)), (".5_", .string(".5_")), ("1_0.5", .float(10.5)),
            (".inf", .float(.infinity)), ("-.Inf", .float(-.infinity)), ("+.INF", .float(.infinity)),
            (".iNF", .string(".iNF")), ("NaN", .string("NaN")), ("inf", .string("inf")),
            ("1:30", .string("1:30")), ("190:20:30", .string("190:20:30")), ("1,000", .string("1,000")),
            ("0x1p4", .string("0x1p4")), ("1f", .string("1f")), ("12e03", .float(12000)), ("=", .string("=")),
            ("2020-01-01", .timestamp("2020-01-01T00:00:00Z")), ("2020-1-2", .timestamp("2020-01-02T00:00:00Z")),
            ("2020-13-01", .string("2020-13-01")), ("2021-02-29", .string("2021-02-29")),
            ("2001-12-14t21:59:43.10-05:00", .timestamp("2001-12-14T21:59:43.1-05:00")),
            ("2001-12-14 21:59:43.10", .timestamp("2001-12-14T21:59:43.1Z")),
            ("2001-12-14T1:2:3Z", .timestamp("2001-12-14T01:02:03Z")),
            ("2001-12-14T1:2:3+00:00", .timestamp("2001-12-14T01:02:03Z")),
            ("2001-12-14 21:59:43.10 -5", .string("2001-12-14 21:59:43.10 -5")),
            ("2001-12-14T21:59", .string("2001-12-14T21:59")), ("20201-01-01", .string("20201-01-01")),
        ] as [(String, Node.Value)]
    )
    func plainScalars(text: String, expected: Node.Value) {
        #expect(ScalarResolver.resolve(text) == expected)
    }

    @Test func notANumber() {
        guard case .float(let value) = ScalarResolver.resolve(".nan") else {
            Issue.record("not a float")
            return
        }
        #expect(value.isNaN)
    }
}
