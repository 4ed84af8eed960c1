import PodTestSupport
import SystemPackage
import Testing

@Suite("pod-resources: bad input")
struct BadInputTests {
    @Test(
        "a file that is not as it should be: one line with the place, and status 2",
        arguments: [
            ("bad-value.yaml", 8, "eighty"), ("cycle.yaml", nil, "egg"), ("missing-dependency.yaml", 7, "store"),
            ("not-yaml.yaml", nil, ""), ("unknown-key.yaml", 7, "comand"),
        ] as [(String, Int?, String)],
        [[], ["--format", "json"], ["--format", "mesos"], ["--fits", "cpus:1"], ["--peak"]]
    )
    func refused(_ file: (String, Int?, String), _ arguments: [String]) async throws {
        let path = Repository.path("Fixtures/pods/refused/\(file.0)")
        let outcome = try await Program.built("pod-resources").run([path] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        let place = file.1.map { "\(file.0):\($0):" } ?? "\(file.0):"
        #expect(outcome.errors.hasPrefix("error: "))
        #expect(outcome.errors.contains(place) && outcome.errors.contains(file.2), "\(outcome.errors)")
    }

    @Test(
        "bad usage: one line and status 2",
        arguments: [
            ["no-such-file.yaml"], ["--no-such-option"], ["--format", "xml"], ["--format"], ["--default-cpus", "many"],
            ["--default-cpus=-1"], ["--default-cpus", "nan"], ["--default-mem", "lots"],
            ["--default-mem", "99999999p"],
            ["--overhead-cpus", "x"], ["--overhead-mem", "-"], ["--marathon", "no.json"], ["--check-task", "no.json"],
            ["--fits", "cpus:1", "--marathon", "compose.yaml"], ["--fits", "cpus:1", "--check-task", "compose.yaml"],
            ["--fits", "cpus:1", "--format", "aurora"], ["--env-file", "no.env"], ["."], [""], ["--config", "no.yaml"],
        ]
    )
    func usage(_ arguments: [String]) async throws {
        let outcome = try await Shop.with("services: {web: {image: x}}") { try await $0.resources(arguments) }
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("error: "), "\(outcome.errors)")
    }

    @Test("no Compose file anywhere is said, with the names that were looked for")
    func noFile() async throws {
        try await withTemporaryDirectory { directory in
            let outcome = try await Shop(directory: directory).resources()
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("compose.yaml, compose.yml"), "\(outcome.errors)")
        }
    }

    @Test("more ports than a host has, and amounts beyond counting")
    func absurd() async throws {
        let text = """
            services:
              a: {image: x, cpus: 1e30, mem_limit: 8000000000000000000, scale: 9000000000000000000, ports: ['80']}
            """
        try await Shop.with(text) { shop in
            try await shop.expect(status: 0)
            try await shop.expect(status: 0, from: "--format", "json")
            try await shop.expect(status: 3, from: "--fits", "cpus:1e30;mem:1e30")
            for format in ["marathon", "aurora", "mesos"] {
                let outcome = try await shop.resources("--format", format)
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("ports, more than the 65535 of a host"), "\(outcome.errors)")
            }
        }
    }

    @Test("an alias bomb and bytes that are no text end at once")
    func hostile() async throws {
        var levels = ["x-0: &a0 [a, a, a, a, a, a, a, a, a, a]"]
        for level in 1..<10 {
            let previous = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            levels.append("x-\(level): &a\(level) [\(previous)]")
        }
        let bomb = levels.joined(separator: "\n") + "\nservices: {web: {image: web, labels: *a9}}\n"
        for input in [bomb, "\u{0}\u{1}", String(repeating: "[", count: 100_000)] {
            let outcome = try await Shop.with(input) { shop in
                var program = try Program.built("pod-resources")
                program.directory = shop.directory.string
                return try await program.run(["compose.yaml"], within: .seconds(30))
            }
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.utf8.count < 1000)
        }
    }
}
