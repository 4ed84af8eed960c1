import PodTestSupport
import SystemPackage
import Testing

@Suite("config")
struct ConfigCommandTests {
    /// Runs the command in a directory with these files.
    private func config(
        _ arguments: [String],
        files: [String: String],
        _ body: (ProgramOutcome, FilePath) throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            for (name, text) in files { try directory.write(name, text) }
            var program = try Program.built("pod-executor")
            program.directory = directory.string
            try body(try await program.run(["config"] + arguments), directory)
        }
    }

    // What docker compose 2.40.3 prints for each.
    @Test("--no-env-resolution leaves the env_file of a service that only its name enables")
    func noEnvResolution() async throws {
        let files = [
            "compose.yaml": """
            name: p
            services:
              named: {image: i, profiles: [x], env_file: a.env, environment: [B=2]}
              other: {image: i, env_file: a.env}
            """,
            "a.env": "A=1\n",
        ]
        let arguments = ["named", "other", "--no-path-resolution"]
        func text(_ named: String) -> String {
            """
            name: p
            services:
              named:
                profiles:
                  - x
                environment:
            \(named)
                image: i
                networks:
                  default: null
              other:
                environment:
                  A: "1"
                image: i
                networks:
                  default: null
            networks:
              default:
                name: p_default

            """
        }
        try await config(arguments, files: files) { outcome, _ in
            #expect(outcome.output == text("      A: \"1\"\n      B: \"2\""))
        }
        try await config(arguments + ["--no-env-resolution"], files: files) { outcome, _ in
            #expect(outcome.output == text("      B: \"2\"\n    env_file:\n      - a.env"))
        }
    }

    @Test("--variables: a table, each column at least 20 wide")
    func variables() async throws {
        let image = "'${A:?}${LONG_NAME_OF_A_VARIABLE:-default}${B:+other}'"
        try await config(["--variables"], files: ["compose.yaml": "services: {web: {image: \(image)}}"]) { outcome, _ in
            #expect(
                outcome.outputLines.map { String($0) } == [
                    "NAME                      REQUIRED            DEFAULT VALUE       ALTERNATE VALUE",
                    "A                         true                                    ",
                    "B                         false                                   other",
                    "LONG_NAME_OF_A_VARIABLE   false               default             ",
                ]
            )
        }
    }

    @Test("-o writes a file, and says why it cannot")
    func output() async throws {
        let files = ["compose.yaml": "name: p\nservices: {web: {image: i}}\n"]
        try await config(["-o", "out"], files: files) { outcome, directory in
            #expect(outcome.status == 0 && outcome.output == "")
            let text = try String(contentsOf: directory.appending("out"))
            #expect(text.hasPrefix("name: p\n"))
        }
        for (path, reason) in [("/dev/full", "No space left on device"), ("no/out", "No such file or directory")] {
            try await config(["-o", path], files: files) { outcome, _ in
                #expect(outcome.status == 2)
                #expect(outcome.errors == "error: cannot write \(path): \(reason)\n")
            }
        }
    }
}
