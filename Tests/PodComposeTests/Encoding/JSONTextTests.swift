import Testing

@testable import PodCompose

@Suite struct JSONTextTests {
    private func json(_ yaml: String) throws(ComposeError) -> String {
        try JSONText.encode(try YAMLParser.parse(yaml, file: "f.yml")[0])
    }

    @Test(arguments: [
        ("{}", "{}"), ("[]", "[]"), ("~", "null"), ("a", "\"a\""),
        (
            "{b: [1, -2, 1.5, true, null], a: {}}",
            "{\n  \"b\": [\n    1,\n    -2,\n    1.5,\n    true,\n    null\n  ],\n  \"a\": {}\n}"
        ),
        ("18446744073709551615", "18446744073709551615"), ("1e21", "1e+21"), ("100000000.0", "100000000"),
        ("'<a&b>'", "\"\\u003ca\\u0026b\\u003e\""), ("\"\\u2028é\\u2029\\u2027😀\"", "\"\\u2028é\\u2029‧😀\""),
        ("\"\\x01\\b\\f\\n\\r\\t\\\"\\\\/\\x7f\"", "\"\\u0001\\b\\f\\n\\r\\t\\\"\\\\/\u{7F}\""),
        ("2020-01-01", "\"2020-01-01T00:00:00Z\""),
    ])
    func texts(yaml: String, expected: String) throws {
        #expect(try json(yaml) == expected)
    }

    @Test func numbersThatJSONLacks() {
        #expect { try json("a: .inf") } throws: {
            ($0 as? ComposeError)?.description == "f.yml:1:4: json: unsupported value: +Inf"
        }
        #expect(throws: ComposeError.self) { try json("[.nan]") }
    }
}
