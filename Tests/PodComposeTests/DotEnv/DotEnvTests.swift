import Testing

@testable import PodCompose

@Suite struct DotEnvTests {
    private func parse(
        _ text: String,
        _ surroundings: [String: String] = [:],
        earlier: [String: String] = [:]
    ) throws(ComposeError) -> [String: String] {
        var variables = earlier
        try DotEnv.parse(Array(text.utf8), file: ".env", into: &variables, lookup: { surroundings[$0] })
        return variables
    }

    @Test(
        arguments: [
            ("", [:]), ("# c\n\n", [:]), ("A=b", ["A": "b"]), ("  A = b ", ["A": "b"]), ("\tA=b\t", ["A": "b"]),
            ("A=", ["A": ""]), ("A=''", ["A": ""]), ("A: b", ["A": "b"]), ("A : b", ["A": "b"]),
            ("A=a:b", ["A": "a:b"]),
            ("A==", ["A": "="]), ("A=a=b", ["A": "a=b"]), ("A=a#b", ["A": "a#b"]), ("A=a #b", ["A": "a"]),
            ("A=#b", ["A": "#b"]), ("A= #b", ["A": "#b"]), ("A=a\t#b", ["A": "a\t#b"]),
            ("A=\"a #b\" # c", ["A": "a #b"]),
            ("A='a'#c\nB=1", ["A": "a", "B": "1"]), ("A=b\"r", ["A": "b\"r"]), ("A=\"b'r\"", ["A": "b'r"]),
            ("A='b\\'r'", ["A": "b'r"]), ("A=\"b\\\"r\"", ["A": "b\"r"]), ("A='a\\nb'", ["A": "a\\nb"]),
            ("A=a\\nb", ["A": "a\\nb"]), ("A=\"a\\nb\"", ["A": "a\nb"]),
            ("A=\"\\a\\b\\f\\v\\t\\r\\\\\"", ["A": "\u{7}\u{8}\u{C}\u{B}\t\r\\"]),
            ("A=\"\\c\\e\\q\\x41\\u0041\"", ["A": "\\c\\e\\q\\x41\\u0041"]), ("A=\"\\0101\\0377\"", ["A": "Aÿ"]),
            ("A=\"\\060\\0\\0999\"", ["A": "\\60\\\\999"]),
            ("export A=b", ["A": "b"]), ("export\tA=b", ["A": "b"]), ("exportA=b", ["exportA": "b"]),
            ("export=b", ["export": "b"]),
            ("A\nB=1", ["B": "1"]), ("SET\nB=1", ["SET": "s", "B": "1"]), ("export SET\n", ["SET": "s"]),
            ("SET=1", ["SET": "1"]),
            ("A", ["": "A"]), ("A=\"a\" b", ["A": "a", "": "b"]), ("A=1\nA=2", ["A": "2"]),
            ("A=1\nB=$A${A}x", ["A": "1", "B": "11x"]), ("A=1\nB='$A'", ["A": "1", "B": "$A"]),
            ("A=1\nB=\"$A\"", ["A": "1", "B": "1"]), ("B=$$A", ["B": "$A"]), ("B=\\$SET", ["B": "\\s"]),
            ("B=\"\\$SET\"", ["B": "$SET"]), ("B=${NOPE:-d}", ["B": "d"]), ("B=$NOPE", ["B": ""]),
            ("SET=1\nB=$SET", ["SET": "1", "B": "s"]), ("B=$EARLIER", ["B": "e"]),
            ("A=\"x\ny\"\nB=1", ["A": "x\ny", "B": "1"]), ("A='x\n y'", ["A": "x\n y"]),
            ("\u{FEFF}A=b\r\nB=c\r\n", ["A": "b", "B": "c"]),
            ("É=1\na.b-c[0]=2\n1A=3", ["É": "1", "a.b-c[0]": "2", "1A": "3"]),
            ("A=a  b ", ["A": "a  b"]), ("A=\u{A0}b\u{A0}", ["A": "b"]), ("A=é😀", ["A": "é😀"]),
        ] as [(String, [String: String])]
    )
    func files(text: String, expected: [String: String]) throws {
        var found = try parse(text, ["SET": "s"], earlier: ["EARLIER": "e"])
        found["EARLIER"] = nil
        #expect(found == expected)
    }

    @Test(arguments: [
        ("A=1\nA B=c\n", ".env:2:1: key cannot contain a space"),
        ("\n\n A!B=secret", ".env:3:2: unexpected character \"!\" in variable name \"A!B\""),
        ("A=\"x\nB=1", ".env:1:1: unterminated quoted value of A"),
        ("A=x\ny\"z", ".env:2:1: unexpected character \"\\\"\" in variable name \"y\\\"z\""),
        ("export ", ".env:1:1: no variable name behind 'export'"),
        (
            "A=\"x\ny\"\nB=${C",
            ".env:3:1: invalid interpolation format in the value of B: you may need to escape any $ with another $"
        ),
        ("B=${C:?gone}", ".env:1:1: required variable C is missing a value: gone"),
    ])
    func refusals(text: String, message: String) {
        #expect { try parse(text) } throws: { ($0 as? ComposeError)?.description == message }
    }

    @Test func unsetVariablesAreTold() throws {
        var variables: [String: String] = [:]
        var unset: [String] = []
        try DotEnv.parse(Array("A=1\nB=$X".utf8), file: ".env", into: &variables) { _ in
            nil
        } unset: {
            unset.append("\($0) \($1)")
        }
        #expect(unset == ["X .env:2:1"])
    }

    @Test func expansionIsBounded() {
        var text = "A=\(String(repeating: "x", count: 1000))\n"
        for _ in 0..<20 { text += "A=$A$A\n" }
        #expect { try parse(text) } throws: { ($0 as? ComposeError)?.code == .limit }
    }

    @Test(
        arguments: [
            ("A=b", ["A": "b"]), ("\u{FEFF} A='b' # c \r\n# x\n\nB=$X", ["A": "'b' # c ", "B": "$X"]),
            ("A=a=b", ["A": "a=b"]),
            ("SET\nNOT\nC=", ["SET": "s", "C": ""]),
        ] as [(String, [String: String])]
    )
    func rawFiles(text: String, expected: [String: String]) throws {
        var variables: [String: String] = [:]
        try DotEnv.parseRaw(Array(text.utf8), file: "raw", into: &variables) { $0 == "SET" ? "s" : nil }
        #expect(variables == expected)
    }

    @Test(arguments: [
        ("A=1\n=b", "raw:2:1: no variable name in front of '='"),
        ("A B=1", "raw:1:1: variable 'A B' contains whitespaces"),
        ("A =1", "raw:1:1: variable 'A ' contains whitespaces"),
    ])
    func rawRefusals(text: String, message: String) {
        #expect {
            var variables: [String: String] = [:]
            try DotEnv.parseRaw(Array(text.utf8), file: "raw", into: &variables)
        } throws: { ($0 as? ComposeError)?.description == message }
    }
}
