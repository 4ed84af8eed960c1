import Testing

@testable import PodCompose

@Suite struct YAMLParserTests {
    private func parse(_ text: String, limits: YAMLLimits = YAMLLimits()) throws(ComposeError) -> [Node] {
        try YAMLParser.parse(text, file: "f.yml", limits: limits)
    }

    private func failure(_ text: String, limits: YAMLLimits = YAMLLimits()) -> ComposeError? {
        do {
            _ = try parse(text, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test func placesOfKeysAndValues() throws {
        let root = try #require(try parse("a:\n  - x\n  - {k: é, l: 2}\n").first)
        let entry = try #require(root.entry("a"))
        guard case .sequence(let items) = entry.node.value else { throw Mismatch() }
        let inner = try #require(items.last?.entry("l"))
        #expect(entry.keyLocation.description == "f.yml:1:1")
        #expect(entry.node.location.description == "f.yml:2:3")
        #expect(items[0].location.description == "f.yml:2:5")
        #expect(inner.keyLocation.description == "f.yml:3:12")
        #expect(inner.node.location.description == "f.yml:3:15")
    }

    @Test(
        arguments: [
            ("# nothing\n", []),
            ("", []),
            ("---\n", [.null]),
            ("a: 1\n---\na: 2\n", ["a=1", "a=2"]),
            ("\u{FEFF}a: 1\r\nb: 2\r\n", ["a=1,b=2"]),
            ("a: \u{FEFF}1\nb: \"2\n\u{FEFF}3\n\u{FEFF}4\"\n", ["a=\u{FEFF}1,b=2 \u{FEFF}3 \u{FEFF}4"]),
            ("{\"a\": [1, \"\\u00e9\\/\"]}", ["a=[1,é/]"]),
            ("[a:, b]", ["[a:,b]"]),
            (
                "é: {x y:, z: 1}\nb: [c: , ^:, d:e:, &f 1:, \"g\":, \"^\"]",
                ["é={x y:=,z=1},b=[{c=},^:,d:e:,1:,{g=},^]"]
            ),
            ("\u{FEFF}{a: b:}", ["a=b:"]),
            ("base: &b {x: 1, y: 2}\na: {<<: *b, y: 3}\n", ["base={x=1,y=2},a={y=3,x=1}"]),
            ("a: {<<: [{x: 1}, {x: 2, y: 2}], z: 3}", ["a={z=3,x=1,y=2}"]),
            ("a: {<<: {<<: {x: 1, y: 1}, y: 2}, z: 3}", ["a={z=3,y=2,x=1}"]),
            ("a: &l [{x: 1}]\nb: {<<: *l}", ["a=[{x=1}],b={x=1}"]),
            ("\"<<\": 1", ["<<=1"]),
            ("a: {<<: {1: x, null: y}}", ["a={1=x}"]),
            ("a: &x 1\nb: &x 2\nc: *x", ["a=1,b=2,c=2"]),
            ("a: &x 1\n---\nb: *x", ["a=1", "b=1"]),
            ("a: !reset null\nb: !override [1]\nc: !foo 1", ["a=!reset null,b=!override [1],c=!foo 1"]),
            ("a: &a {k: !reset 1, l: 2}\nb: *a", ["a={k=!reset 1,l=2},b={l=2}"]),
            ("a: ! 12\nb: ! '12'", ["a=12,b=12"]),
            ("a: !!str 12\nb: !!int '12'\nc: !!float 1\nd: !!binary aGk=", ["a=12,b=12,c=1.0,d=hi"]),
            ("a: |\n  x\n   y\n\nb: >-\n  x\n  y\n", ["a=x\n y\n,b=x y"]),
        ] as [(String, [Shown])]
    )
    func documents(text: String, expected: [Shown]) throws {
        #expect(try parse(text).map { Shown($0) } == expected)
    }

    @Test(
        arguments: [
            ("a:\n\tb: 1", .syntax, "f.yml:2:1: found character that cannot start any token"),
            ("a: b: c", .syntax, "f.yml:1:5: mapping values are not allowed in this context"),
            ("a: 1\nb: 2\na: 3", .syntax, "f.yml:3:1: mapping key \"a\" already defined at f.yml:1:1"),
            ("a: {<<: {x: 1}, <<: {y: 1}}", .syntax, "f.yml:1:17: mapping key \"<<\" already defined at f.yml:1:5"),
            ("a: {<<: x}", .syntax, "f.yml:1:9: map merge requires map or sequence of maps as the value"),
            ("a: {<<: [1]}", .syntax, "f.yml:1:10: map merge requires map or sequence of maps as the value"),
            ("a: {b: [{1: x}]}", .invalid, "f.yml:1:10: non-string key in a.b[0]: 1 (write it in quotes)"),
            ("true: x", .invalid, "f.yml:1:1: non-string key at top level: true (write it in quotes)"),
            ("~: x", .invalid, "f.yml:1:1: non-string key at top level: <nil> (write it in quotes)"),
            ("[a]: x", .syntax, "f.yml:1:1: invalid map key: a key is one line of text, not a list or a mapping"),
            ("a: 1\nb: [c:[d]]", .syntax, "f.yml:2:7: did not find expected ',' or ']'"),
            (
                "b: [c:,\nd", .syntax,
                "f.yml:3:1: did not find expected ',' or ']', while parsing a flow sequence that begins at line 1"
            ),
            ("a: *b", .syntax, "f.yml:1:4: unknown anchor 'b' referenced"),
            ("a: &a [*a]", .cycle, "f.yml:1:8: anchor 'a' of f.yml:1:4 contains itself"),
            (
                "s: {a: &x {k: v}, b: *x, b.c: *x}", .cycle,
                "f.yml:1:31: cycle detected: node at path s.b.c references node at path s.b"
            ),
            ("a: !!int x", .syntax, "f.yml:1:4: cannot decode !!str `x` as a !!int"),
            (
                "%YAML 1.2\n---\na: 1", .syntax,
                "f.yml:1:1: found incompatible YAML document: remove the directive %YAML 1.2"
            ),
            ("a: é\nb: \u{1}x", .syntax, "f.yml:2:4: control characters are not allowed"),
            (
                "[http://a/?b=c]", .syntax,
                "f.yml:1:2: did not find expected ',' or a bracket: quote a text with '?' in it"
            ),
            ("a: é\n\u{FEFF}b: 1", .syntax, strayMark(line: 2)),
            ("a: 1\n\u{FEFF}# c\n", .syntax, strayMark(line: 2)),
            ("a: 1\n\u{FEFF}", .syntax, strayMark(line: 2)),
            ("a: \"1\n\u{FEFF}2\"\n\n\u{FEFF}---\n\u{FEFF}b: 1", .syntax, strayMark(line: 4)),
            ("a: \u{0}", .syntax, "f.yml:1:4: control characters are not allowed"),
        ] as [(String, ComposeError.Code, String)]
    )
    func refusals(text: String, code: ComposeError.Code, message: String) {
        let error = failure(text)
        #expect(error?.description == message)
        #expect(error?.code == code)
    }

    private static func strayMark(line: Int) -> String {
        "f.yml:\(line):1: a byte order mark within the file, as where two files were joined: remove it"
    }

    @Test func invalidUTF8IsRefusedWithItsPlace() {
        #expect(throws: ComposeError.self) {
            _ = try YAMLParser.parse(Array("a: 1\nb: ".utf8) + [0xC3, 0x28], file: "f.yml")
        }
    }

    @Test func aliasBombsAreRefusedAtOnce() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...10 {
            let items = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        var error: ComposeError?
        let used = cpuTime { error = failure(text) }
        #expect(error?.code == .limit)
        #expect(error?.location?.line == 6)
        // Each of the levels would take ten times as long as the one before.
        #expect(used < .seconds(20))
    }

    @Test func aliasedTextCounts() {
        let text =
            "a: &a \(String(repeating: "x", count: 1000))\nb: [\(repeatElement("*a", count: 20).joined(separator: ","))]"
        #expect(failure(text, limits: YAMLLimits(aliasedBytes: 10_000))?.code == .limit)
        #expect(failure(text) == nil)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000),
        String(repeating: "- ", count: 100_000),
        String(repeating: "{a: ", count: 100_000),
        (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        (1...60).reduce("a0: &a0 [[[x]]]\n") { $0 + "a\($1): &a\($1) [[[*a\($1 - 1)]]]\n" },
    ])
    func nestingIsBounded(text: String) {
        #expect(failure(text)?.code == .limit)
    }

    @Test func colonsThatHaveToBeFoundOneByOneAreBounded() {
        let used = cpuTime {
            #expect(failure("[" + String(repeating: "\"\", a:, ", count: 100_000) + "]")?.code == .syntax)
            #expect(failure("[" + String(repeating: "b, ", count: 300_000) + "a:, a:]") == nil)
        }
        #expect(used < .seconds(20))
    }

    @Test func nestingBehindAnOddColonIsBounded() {
        let used = cpuTime {
            #expect(failure("[a:, " + String(repeating: "[", count: 100_000))?.code == .limit)
            #expect(
                failure("[a:, " + String(repeating: "[", count: 200) + String(repeating: "]", count: 201))?.code
                    == .limit
            )
        }
        #expect(used < .seconds(20))
    }

    @Test func sizeIsBounded() {
        #expect(failure("abcdef", limits: YAMLLimits(bytes: 5))?.code == .limit)
        #expect(failure("[1,2,3,4,5]", limits: YAMLLimits(nodes: 5))?.code == .limit)
    }

    private struct Mismatch: Error {}
}
