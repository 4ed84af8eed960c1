import PodCompose
import Testing

@Suite struct JSONWriterTests {
    private static let value = JSONValue.object([
        "a": .array([.number(1), .string("x"), .null]), "b": .object([:]), "c": .array([]),
    ])

    @Test func layouts() {
        #expect(Self.value.text(.compact) == #"{"a":[1,"x",null],"b":{},"c":[]}"#)
        #expect(Self.value.text(.line) == #"{"a": [1, "x", null], "b": {}, "c": []}"#)
        #expect(
            Self.value.text(.lines(indent: "--", unit: "\t")) == """
                {
                --\t"a": [
                --\t\t1,
                --\t\t"x",
                --\t\tnull
                --\t],
                --\t"b": {},
                --\t"c": []
                --}
                """
        )
    }

    @Test("every character that JSON may hold is read alike from the text as JSON and as YAML")
    func characters() throws {
        let scalars = (Array(0..<0xD800) + Array(0xE000...0x10000) + [0x10FFFF]).compactMap { Unicode.Scalar($0) }
        var string = ""
        string.unicodeScalars.append(contentsOf: scalars)
        let text = Array(JSONValue.string(string).text().utf8)
        #expect(try JSONDocument(text, file: "f").root.string?.utf8.elementsEqual(string.utf8) == true)
        guard case .string(let read) = try YAMLParser.parse(text, file: "f")[0].value else {
            Issue.record("no string")
            return
        }
        #expect(read.utf8.elementsEqual(string.utf8))
    }

    @Test func quotes() {
        #expect(JSONValue.quoted("<a&b> \u{2028}\"\\\u{7F}\u{85}é") == #""<a&b> \u2028\"\\\u007f\u0085é""#)
    }
}
