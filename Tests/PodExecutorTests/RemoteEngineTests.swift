import PodTestSupport
import SystemPackage
import Testing

@Suite("run: an engine on another host", .enabled(if: PrivateEngine.isPossible))
struct RemoteEngineTests {
    @Test("limits for the pod as a whole are refused before anything starts; without them the pod runs")
    func limits() async throws {
        // An address of the engine's own network, which nothing says to be this host's.
        let address = "192.0.2.1:2375"
        try await PrivateEngine.with { engine in
            try await engine.run(alsoAt: address) {
                let refused = try await run(on: engine, at: address, ["--memory", "64m"])
                #expect(refused.status == 1)
                #expect(refused.reason.contains("\(address)") && refused.reason.contains("on another host"))
                #expect(!refused.output.contains("started"))

                let outcome = try await run(on: engine, at: address, [])
                #expect(outcome.status == 0, "\(outcome)")
                #expect(outcome.output.contains("started"))
                #expect(outcome.errors.contains("no cgroup of its own: the engine is on another host"))
            }
        }
    }

    private func run(on engine: PrivateEngine, at address: String, _ options: [String]) async throws -> ProgramOutcome {
        try await withTemporaryDirectory { directory in
            let yaml = "services: {web: {image: \(Engine.image), command: echo started}}"
            let file = try directory.write("compose.yaml", yaml)
            var program = try Program.built("pod-executor")
            program.environment = ["DOCKER_HOST": "tcp://\(address)"]
            return try await engine.run(program, ["run", "-f", file.string, "--name", uniqueName("pod")] + options)
        }
    }
}
