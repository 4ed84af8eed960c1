import Testing

@testable import PodCompose

@Suite struct ShellWordsTests {
    @Test(arguments: [
        ("", []), ("  ", []), ("a", ["a"]), (" a  b\tc\n", ["a", "b", "c"]), ("a 'b c' \"d e\"", ["a", "b c", "d e"]),
        ("a'b'\"c\"", ["abc"]), ("''", [""]), ("\"\" a", ["", "a"]), ("a\\ b", ["a b"]), ("\\n", ["n"]),
        ("'a\\b'", ["a\\b"]), ("\"a\\\"b\"", ["a\"b"]), ("\"a'b\"", ["a'b"]), ("echo a; echo b", ["echo", "a"]),
        ("a | b", ["a"]), ("a&&b", ["a"]), ("a > b", ["a"]), ("a 2>b", ["a"]), ("a b2>c", ["a", "b2"]), ("a<b", ["a"]),
        ("a ';' b", ["a", ";", "b"]), ("a \\; b", ["a", ";", "b"]), ("echo $A ${B}", ["echo", "$A", "${B}"]),
        ("a `b c` d", ["a", "`b c`", "d"]), ("a $(b c) d", ["a", "$(b c)", "d"]), ("a #b", ["a", "#b"]),
        ("a=b", ["a=b"]), ("é '😀 x'", ["é", "😀 x"]), ("\"(\"", ["("]),
    ])
    func lines(line: String, expected: [String]) throws {
        #expect(try ShellWords.split(line) == expected)
    }

    @Test(arguments: ["'", "\"a", "a\\", "`a", "$(a", "(a)", "a(b)", "a)"])
    func refusals(line: String) {
        #expect(throws: ValueError.self) { try ShellWords.split(line) }
    }
}
