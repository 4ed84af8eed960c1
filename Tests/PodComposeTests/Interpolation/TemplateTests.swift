import Testing

@testable import PodCompose

@Suite struct TemplateTests {
    private static let variables = [
        "A": "a", "EMPTY": "", "B": "$C", "MY": "m", "_x1": "under", "\u{212A}": "kelvin", "NL": "1\n2",
    ]

    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("$A", "a"), ("${A}", "a"), ("x${A}y$A.z", "xaya.z"), ("$_x1", "under"),
        ("${A}${A}", "aa"), ("$A$A", "aa"), ("$AB", ""), ("${a}", ""), ("$$A", "$A"), ("$$$A", "$a"),
        ("$$$$", "$$"), ("5$ now", "5$ now"), ("$1", "$1"), ("$}", "$}"), ("^R$", "^R$"), ("$é", "$é"), ("$", "$"),
        ("$-", "$-"), ("a}b", "a}b"), ("$\u{212A}", "kelvin"),
        ("${U:-d}", "d"), ("${U-d}", "d"), ("${EMPTY:-d}", "d"), ("${EMPTY-d}", ""), ("${A:-d}", "a"), ("${A-d}", "a"),
        ("${U:+r}", ""), ("${U+r}", ""), ("${EMPTY:+r}", ""), ("${EMPTY+r}", "r"), ("${A:+r}", "r"), ("${A+r}", "r"),
        ("${A:?m}", "a"), ("${A?m}", "a"), ("${EMPTY?m}", ""),
        ("${U:-}", ""), ("${U-}", ""), ("${U:--}", "-"), ("${U:- }", " "),
        ("${U:-${A}}", "a"), ("${U:-${V:-${A}}}", "a"), ("${U:-$A}", "a"), ("${U:-x${V:-y}z}", "xyz"),
        ("${A:+${A}b}", "ab"), ("${U:-$$A}", "$A"),
        ("${A:-x?y}", "a"), ("${U:-x?y}", "x?y"), ("${U-b:-c}", "b:-c"), ("${MY-VAR}", "m"),
        ("${U:-{\"k\":\"v\"}}", "{\"k\":\"v\"}"), ("${U:-{}}", "{}"), ("${U-{}", "{"), ("${A:-x}}", "a}"),
        ("${U:-{{}}}", "{{}}"), ("${A:-{{}}}", "a}"), ("${U:-d} and ${A}", "d and a"), ("${U:-d} {x}", "d {x}"),
        ("${A:-1}${U:-2}${U:-3}", "a23"), ("${U:-a}\n${U:-b}", "a\nb"), ("$B", "$C"), ("${B}", "$C"),
        ("${U:-$B}", "$C"), ("$NL", "1\n2"), ("${U:-é😀}", "é😀"),
    ])
    func values(template: String, expected: String) throws {
        #expect(try Template.substitute(template, lookup: { Self.variables[$0] }) == expected)
    }

    @Test(
        arguments: [
            ("${", .invalid("${")), ("${}", .invalid("${}")), ("x ${A", .invalid("x ${A")), ("${1}", .invalid("${1}")),
            ("${A=b}", .invalid("${A=b}")), ("${A:=b}", .invalid("${A:=b}")), ("${#A}", .invalid("${#A}")),
            ("${A%x}", .invalid("${A%x}")), ("${A/x/y}", .invalid("${A/x/y}")), ("${A:1:2}", .invalid("${A:1:2}")),
            ("${A^^}", .invalid("${A^^}")), ("${!A}", .invalid("${!A}")), ("${A:}", .invalid("${A:}")),
            ("${A B}", .invalid("${A B}")), ("${é}", .invalid("${é}")), ("${ A}", .invalid("${ A}")),
            ("${U:-x\ny}", .invalid("${U:-x\ny}")), ("${A\n}", .invalid("${A\n}")),
            ("${U:-${1}}", .invalid("${1}")), ("${U:-x} ${1}", .invalid(" ${1}")), ("${U:-${A}", .invalid("${A")),
            ("${U:?gone}", .missing(variable: "U", message: "gone")), ("${U?}", .missing(variable: "U", message: "")),
            ("${EMPTY:?m}", .missing(variable: "EMPTY", message: "m")),
            ("${U?-VAR:-d}", .missing(variable: "U", message: "-VAR:-d")),
            ("${U:?no $A}", .missing(variable: "U", message: "no a")),
            ("${A:-${U:?x}}", .missing(variable: "U", message: "x")),
            ("${U:+${U:?x}}", .missing(variable: "U", message: "x")),
        ] as [(String, Template.Failure)]
    )
    func refusals(template: String, expected: Template.Failure) {
        #expect(throws: expected) {
            try Template.substitute(template, lookup: { Self.variables[$0] })
        }
    }

    @Test func unsetVariablesAreToldOnlyWithoutDefault() throws {
        var unset: [String] = []
        _ = try Template.substitute("$U ${V} ${W:-x} ${X:+y} ${A:-$Y} $EMPTY", lookup: { Self.variables[$0] }) {
            unset.append($0)
        }
        #expect(unset == ["U", "V", "Y"])
    }

    @Test func hostileTemplatesStayCheap() {
        let deep = String(repeating: "${U:-", count: 100_000) + String(repeating: "}", count: 100_000)
        #expect(throws: Template.Failure.tooDeep) { try Template.substitute(deep, lookup: { _ in nil }) }
        let unbalanced = String(repeating: "${U:-{ ", count: 20_000) + String(repeating: "}", count: 20_000)
        #expect(throws: Template.Failure.tooDeep) { try Template.substitute(unbalanced, lookup: { _ in nil }) }
        let wide = String(repeating: "${U:-}", count: 100_000)
        #expect(throws: Never.self) { try Template.substitute(wide, lookup: { _ in nil }) }
        let large = String(repeating: "x", count: 1 << 20)
        #expect(throws: Template.Failure.tooLong) {
            try Template.substitute(String(repeating: "$A", count: 100), lookup: { _ in large })
        }
    }

    @Test(arguments: [
        ("", []), ("$$A $$ $", []), ("${ $é ${1}", []), ("$A${B}x", ["A", "B"]), ("$${A}", []), ("$$$A", ["A"]),
        ("${A:-d} ${B-${C:+e}}", ["A=d", "B=${C:+e}", "C+e"]), ("${A:?no $B} ${C?}", ["A!", "C!"]),
        ("${A-$B}-$A", ["A=$B", "B", "A"]), ("${ ${A}", ["A"]),
    ])
    func variables(template: String, expected: [String]) {
        let found = Template.variables(in: template).map {
            $0.name + ($0.isRequired ? "!" : "") + ($0.defaultValue.isEmpty ? "" : "=" + $0.defaultValue)
                + ($0.alternateValue.isEmpty ? "" : "+" + $0.alternateValue)
        }
        #expect(found == expected)
    }
}
