import Testing

@testable import PodCompose

@Suite struct InterpolatorTests {
    private func interpolate(_ text: String, _ variables: [String: String] = [:]) throws(ComposeError) -> (
        Shown, [Interpolator.Warning]
    ) {
        var interpolator = Interpolator { variables[$0] }
        let documents = try YAMLParser.parse(text, file: "f.yml")
        var result: [Node] = []
        for document in documents { result.append(try interpolator.interpolate(document)) }
        return (Shown(result[0]), interpolator.warnings)
    }

    @Test func valuesChangeAndKeysDoNot() throws {
        let (shown, warnings) = try interpolate(
            "$K: [$V, {\"${K}\": \"a$V\"}]\nn: 1\nr: !reset $U\ns: $$",
            ["K": "k", "V": "v"]
        )
        #expect(shown == "$K=[v,{${K}=av}],n=1,r=!reset $U,s=$")
        #expect(warnings.isEmpty)
    }

    @Test func warningsComeOnceWithTheirPlace() throws {
        let (_, warnings) = try interpolate("a: $U\nb: [$U, $V]\n")
        #expect(
            warnings.map(\.message) == [
                "The \"U\" variable is not set. Defaulting to a blank string.",
                "The \"V\" variable is not set. Defaulting to a blank string.",
            ]
        )
        #expect(warnings.map(\.location.description) == ["f.yml:1:4", "f.yml:2:9"])
    }

    @Test(
        arguments: [
            ("services: {a: {scale: \"2\"}}", "services={a={scale=2}}"),
            ("services: {a: {scale: $N}}", "services={a={scale=3}}"),
            ("services: {a: {cpus: '0.333333333'}}", "services={a={cpus=0.33333334}}"),
            ("services: {a: {cpus: '16777217'}}", "services={a={cpus=16777216.0}}"),
            ("services: {a: {cpu_percent: '50'}}", "services={a={cpu_percent=50.0}}"),
            ("services: {a: {tty: 'TRUE', init: 'no'}}", "services={a={tty=true,init=false}}"),
            ("services: {a: {ports: [{target: '80'}, '80']}}", "services={a={ports=[{target=80},80]}}"),
            (
                "services: {a: {ulimits: {nofile: '5', x: {soft: '1', hard: 2}}}}",
                "services={a={ulimits={nofile=5,x={soft=1,hard=2}}}}"
            ),
            (
                "services: {a: {volumes: [{read_only: 'true', volume: {nocopy: 'on'}}]}}",
                "services={a={volumes=[{read_only=true,volume={nocopy=true}}]}}"
            ),
            ("networks: {n: {internal: 'y'}}", "networks={n={internal=true}}"),
            ("services: {a.b: {tty: 'true'}}", "services={a.b={tty=true}}"),
        ] as [(String, Shown)]
    )
    func casts(text: String, expected: Shown) throws {
        #expect(try interpolate(text, ["N": "3"]).0 == expected)
    }

    @Test func aDottedKeyIsTwoSteps() throws {
        var interpolator = Interpolator { _ in nil }
        let document = try YAMLParser.parse("services: {a.b: {tty: 'true'}}", file: "f.yml")[0]
        let tty = try interpolator.interpolate(document).entry("services")?.node.entry("a.b")?.node.entry("tty")
        #expect(tty?.node.value == .string("true"))
    }

    @Test func booleansOfYAML11Warn() throws {
        let (_, warnings) = try interpolate("services: {a: {tty: 'Yes'}}")
        #expect(warnings.map(\.message) == ["\"Yes\" for boolean is not supported by YAML 1.2, please use `true`"])
    }

    @Test(arguments: [
        (
            "services: {a: {image: '${A'}}",
            "f.yml:1:23: invalid interpolation format for services.a.image: \"${A\" (you may need to escape any $ with another $)"
        ),
        (
            "a: [\"${A:?gone}\"]",
            "f.yml:1:5: error while interpolating a.[]: required variable A is missing a value: gone"
        ),
        (
            "services: {a: {scale: ''}}",
            "f.yml:1:23: error while interpolating services.a.scale: failed to cast to expected type: \"\" is not a whole number"
        ),
        (
            "services: {a: {cpus: '1e400'}}",
            "f.yml:1:22: error while interpolating services.a.cpus: failed to cast to expected type: \"1e400\" is out of range for a number"
        ),
        (
            "services: {a: {tty: maybe}}",
            "f.yml:1:21: error while interpolating services.a.tty: failed to cast to expected type: invalid boolean: maybe"
        ),
    ])
    func refusals(text: String, message: String) {
        #expect { try interpolate(text) } throws: { ($0 as? ComposeError)?.description == message }
    }

    @Test func expansionIsBounded() throws {
        let large = String(repeating: "x", count: 1000)
        var interpolator = Interpolator(budget: 10_000) { _ in large }
        let text = "a: [\(repeatElement("$A", count: 20).joined(separator: ","))]"
        let document = try YAMLParser.parse(text, file: "f.yml")[0]
        #expect { try interpolator.interpolate(document) } throws: { ($0 as? ComposeError)?.code == .limit }
    }
}
