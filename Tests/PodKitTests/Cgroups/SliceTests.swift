import Glibc
import PodTestSupport
import SystemPackage
import Testing

/// With a stand-in for `systemctl`, which does nothing but say what it was asked, at an engine that says that its
/// driver is systemd.
@Suite("a pod's slice", .timeLimit(.minutes(3)))
struct SliceTests {
    private static let systemctl = """
        #!/bin/bash
        echo "$2" >>"$(dirname "$0")/calls"
        [[ $2 != "$FAILING" ]] || { echo "systemd is unwell" >&2; exit 1; }
        if [[ $2 == "$SLOW" ]]; then touch "$(dirname "$0")/slow"; exec sleep 4; fi
        """

    private func run(
        _ options: [String],
        failing: String = "",
        slow: String = "",
        body: @escaping @Sendable (RunningProgram, FilePath) async throws -> Void = { _, _ in }
    ) async throws -> (outcome: ProgramOutcome, calls: [String]) {
        try await withTemporaryDirectory { directory in
            let program = try directory.write("bin/systemctl", Self.systemctl)
            #expect(chmod(program.string, 0o755) == 0)
            let file = try directory.write("compose.yaml", "services: {web: {image: x}}")
            let bin = directory.appending("bin")
            var result: ProgramOutcome?
            try await ScriptedEngine(driver: "systemd").with { socket in
                var executor = try Program.built("pod-executor")
                executor.environment = [
                    "DOCKER_HOST": "unix://\(socket)", "FAILING": failing, "SLOW": slow,
                    "PATH": "\(bin):/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                ]
                let arguments = ["run", "-f", file.string, "--name", uniqueName("pod")] + options
                result = try await executor.run(arguments) { try await body($0, bin) }
            }
            let calls = try String(contentsOf: bin.appending("calls")).split(separator: "\n").map(String.init)
            return (try #require(result), calls)
        }
    }

    @Test("a slice that does not hold its limits is stopped, and its limits are taken back")
    func undone() async throws {
        let (outcome, calls) = try await run(["--memory", "64m"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("the pod cannot have its limits"), "\(outcome)")
        #expect(calls == ["set-property", "start", "stop", "revert"])
        #expect(!outcome.errors.contains("left behind"))
    }

    @Test("what cannot be undone is told")
    func leftBehind() async throws {
        let (outcome, calls) = try await run(["--memory", "64m"], failing: "stop")
        #expect(calls == ["set-property", "start", "stop"])
        #expect(outcome.errors.contains("left behind: slice podkit-"), "\(outcome)")
        #expect(outcome.errors.contains("systemd is unwell"))
    }

    @Test("what systemd refuses at once leaves nothing to undo")
    func refused() async throws {
        let (outcome, calls) = try await run(["--memory", "64m"], failing: "set-property")
        #expect(outcome.errors.contains("systemd is unwell"), "\(outcome)")
        #expect(calls == ["set-property"])
    }

    @Test(
        "a stop, or the end of the launch's time, in the midst of the making leaves no slice",
        arguments: [true, false]
    )
    func inTheMidst(isStopped: Bool) async throws {
        let options = ["--memory", "64m"] + (isStopped ? [] : ["--timeout", "2s"])
        let (outcome, calls) = try await run(options, slow: "start") { program, bin in
            try await eventually("the slice is being started") {
                access(bin.appending("slow").string, F_OK) == 0
            }
            if isStopped { try program.send(SIGTERM) }
        }
        #expect(outcome.status != 0)
        #expect(calls == ["set-property", "start", "stop", "revert"], "\(outcome)")
    }
}
