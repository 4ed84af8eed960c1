import PodConfiguration
import PodDocker
import PodKit
import PodTestSupport
import Testing

/// What a real engine does only now and then, on a busy machine.
@Suite("the engine's word that a container ran out of memory", .timeLimit(.minutes(3)))
struct OutOfMemoryTests {
    private func reason(_ events: [String]) async throws -> String {
        let engine = ScriptedEngine(endOfContainers: .init(status: 137, events: events))
        let yaml = "services: {web: {image: x, network_mode: none, mem_limit: 16m}}"
        var reason = ""
        try await engine.with { path in
            let runner = PodRunner(docker: DockerClient(endpoint: .unix(path: path)))
            let result = await runner.run(
                try project(yaml),
                at: Placement(podID: uniqueName("pod"), network: .bridge, cgroup: .engine, infraImage: "x"),
                observers: []
            )
            if case .failed(let failure) = result.outcome { reason = failure.message }
        }
        return reason
    }

    @Test("counts when it comes after the container's end")
    func late() async throws {
        let reason = try await reason(["die", "oom"])
        #expect(reason.hasPrefix("ran out of memory"), "\(reason)")
    }

    @Test("is not made up for a container that was killed")
    func killed() async throws {
        let reason = try await reason(["die"])
        #expect(reason == "terminated by signal 9 (SIGKILL)")
    }
}
