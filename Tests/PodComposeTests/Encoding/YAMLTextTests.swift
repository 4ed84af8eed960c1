import Testing

@testable import PodCompose

@Suite struct YAMLTextTests {
    private static let place = SourceLocation(file: "f.yml", line: 1, column: 1)

    @Test(arguments: [
        ("{}", "{}\n"), ("[]", "[]\n"), ("a", "a\n"),
        (
            "{a: 1, b: {c: [x, {d: e, f: g}, [h, [i]], [], {}], j: {}}}",
            """
            a: 1
            b:
              c:
                - x
                - d: e
                  f: g
                - - h
                  - - i
                - []
                - {}
              j: {}

            """
        ),
        (
            "{a: null, b: true, c: 1.5, d: 1e+08, e: -.inf, f: .nan}",
            "a: null\nb: true\nc: 1.5\nd: 1e+08\ne: -.inf\nf: .nan\n"
        ),
        (
            "{a: \"x\\ny\\n\", b: [\"x\\n\\ny\", \" x\\n\"], c: \"\\n\", d: z}",
            "a: |\n  x\n  y\nb:\n  - |-\n    x\n\n    y\n  - |2\n     x\nc: |2+\n\nd: z\n"
        ),
        ("\"x\\ny\"", "|-\n  x\n  y\n"), ("{? \"a\\nb\" : 1}", "? |-\n  a\n  b\n: 1\n"),
    ])
    func documents(yaml: String, expected: String) throws {
        #expect(YAMLText.encode(try YAMLParser.parse(yaml, file: "f.yml")[0]) == expected)
    }

    @Test(arguments: [
        ("", "\"\""), ("a", "a"), ("a b", "a b"), ("true", "\"true\""), ("null", "\"null\""), ("~", "\"~\""),
        ("1", "\"1\""),
        ("1.0", "\"1.0\""), ("yes", "\"yes\""), ("No", "\"No\""), ("y", "\"y\""), ("1:30", "\"1:30\""),
        ("1:60", "1:60"),
        ("8080:80", "8080:80"), ("56:56", "\"56:56\""), ("2020-01-01", "\"2020-01-01\""), ("0x1f", "\"0x1f\""),
        ("-", "'-'"), ("-a", "-a"),
        ("- a", "'- a'"), ("?", "'?'"), ("?a", "?a"), (":", "':'"), ("a:", "'a:'"), ("a: b", "'a: b'"), ("a:b", "a:b"),
        ("#a", "'#a'"), ("a #b", "'a #b'"), ("a#b", "a#b"), ("*a", "'*a'"), ("&a", "'&a'"), ("!a", "'!a'"),
        ("@a", "'@a'"),
        ("%a", "'%a'"), ("`a", "'`a'"), ("[a", "'[a'"), ("{a}", "'{a}'"), ("a[b]", "a[b]"), ("a, b", "a, b"),
        ("'a'", "'''a'''"),
        ("\"a\"", "'\"a\"'"), ("it's", "it's"), (" a", "' a'"), ("a ", "'a '"), ("a\tb", "\"a\\tb\""), ("---", "'---'"),
        ("...x", "'...x'"), ("é", "é"), ("😀", "\"\\U0001F600\""), ("\u{1}", "\"\\x01\""), ("\u{FEFF}", "\"\\uFEFF\""),
        ("a\r", "\"a\\r\""), ("x \ny", "\"x \\ny\""), ("x\ny ", "\"x\\ny \""), ("\u{2028}", "\"\\L\""),
        ("a\u{2029}\nb", "\"a\\P\\nb\""), ("<<", "\"<<\""), ("=", "="), ("\"'\u{64B}", "'\"''\u{64B}'"), ("$$A", "$$A"),
        ("a\\b", "a\\b"), (" \\", "' \\'"), ("\u{1}\\\"", "\"\\x01\\\\\\\"\""), (".5", "\".5\""), ("+1", "\"+1\""),
    ])
    func strings(value: String, expected: String) throws {
        let text = YAMLText.encode(Node(.string(value), at: Self.place))
        #expect(text == expected + "\n")
        #expect(try YAMLParser.parse(text, file: "f.yml").map(\.value) == [.string(value)])
    }

    @Test func everyBlockReadsBack() throws {
        for text in [
            "a\n", "a\nb", "a\n\n", "\n", "\n\n", " a\n", "a\n b\n", "\na", "a\n\n\nb\n", "#a\nb", "a\n\tb\n", "\ta\nb",
        ] {
            var interpolator = Interpolator { _ in text }
            let template = try YAMLParser.parse("{k: $T, l: [$T]}", file: "f.yml")[0]
            let node = try interpolator.interpolate(template)
            let written = YAMLText.encode(node)
            let read = try YAMLParser.parse(written, file: "f.yml")[0]
            #expect(read.entry("k")?.node.value == .string(text), "\(written)")
            #expect(Shown(read) == Shown(node))
        }
    }

    @Test func naturalOrderOfKeys() {
        let sorted = ["b", "a10", "a2", "a", "A", "_x", "1", "a02", "a-b", "a.b", "ab"].sorted(
            by: NaturalOrder.precedes
        )
        #expect(sorted == ["_x", "1", "A", "a", "a-b", "a.b", "a2", "a02", "a10", "ab", "b"])
    }
}
