import PodCompose
import Testing

@Suite struct JSONDocumentTests {
    private func read(_ text: String) throws(ComposeError) -> JSONDocument {
        try JSONDocument(Array(text.utf8), file: "f.json")
    }

    @Test("members keep their order, and every part has its place")
    func places() throws {
        let document = try read("{\n  \"b\": [1, \"é\", true],\n  \"a\": {\"x\": null}\n}\n")
        guard case .object(let members) = document.root.value else {
            Issue.record("no object")
            return
        }
        #expect(members.map(\.key) == ["b", "a"])
        #expect(document.location(members[0].start).description == "f.json:2:3")
        let items = try #require(document.root["b"]?.items)
        #expect(items.map { document.location($0.range.lowerBound).column } == [9, 12, 17])
        #expect(document.root["a"]?["x"]?.isNull == true)
        #expect(document.root["a"]?["y"] == nil && document.root["b"]?["x"] == nil)
    }

    @Test(
        "what is written again is the same",
        arguments: [
            #"{"a":[],"b":{},"c":[1.50,-0,2e3,true,false,null],"d":"\"\\\n\t\u0001é😀"}"#, "[]", "1e400", #""""#,
        ]
    )
    func roundTrip(_ text: String) throws {
        #expect(JSONValue(try read(text).root).text(.compact) == text)
        let lines = JSONValue(try read(text).root).text()
        #expect(JSONValue(try read(lines).root).text(.compact) == text)
    }

    @Test("characters that JSON escapes")
    func escapes() throws {
        let document = try read(#"["\ud83d\ude00 \uD83D\uDC33 \\ud83d \u00e9 \/\b\f\n\r\t\"", "\u0000"]"#)
        let texts = document.root.items?.compactMap(\.string)
        #expect(texts == ["😀 🐳 \\ud83d é /\u{8}\u{C}\n\r\t\"", "\u{0}"])
    }

    @Test(
        "what is no JSON is refused with its place",
        arguments: [
            ("", "1:1: expected a JSON value, but the file ends"), ("{", "1:2: expected a key in double quotes"),
            ("{a: 1}", "1:2: expected a key in double quotes"), ("{\"a\": 1,}", "1:9: expected a key"),
            ("[1,\n 2,]", "2:4: expected a JSON value"), ("[1] 2", "1:5: there is more"),
            ("{\"a\": 1, \"a\": 2}", "1:10: the key a is there twice"), ("'a'", "1:1: expected a JSON value"),
            ("[01]", "1:3: expected a comma"), ("[1.]", "1:4: expected a digit"), ("[+1]", "1:2: expected a JSON"),
            ("[\"\\x\"]", "1:3: no such escape"), ("[\"\\ud83d\"]", "1:3: half of a surrogate pair"),
            ("[\"\\ud83d\\u0041\"]", "1:3: half of a surrogate pair"), ("[\"\\u+123\"]", "1:3: expected four"),
            ("[\"a", "1:4: the string is not closed, but the file ends"), ("[\"\n\"]", "1:3: a control character"),
            ("[tru]", "1:2: expected a JSON value"), ("[NaN]", "1:2: expected a JSON value"),
        ]
    )
    func refusals(_ text: String, _ message: String) {
        let error = #expect(throws: ComposeError.self) { try read(text) }
        let description = error?.description ?? ""
        #expect(description.hasPrefix("f.json:" + message), "\(description)")
    }

    @Test("values that are nested too deep are refused")
    func depth() throws {
        _ = try read(String(repeating: "[", count: 128) + String(repeating: "]", count: 128))
        #expect(throws: ComposeError.self) { try read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test("bytes that are no text are refused")
    func notUTF8() {
        #expect(throws: ComposeError.self) { try JSONDocument([0x22, 0xFF, 0x22], file: "f.json") }
    }
}
