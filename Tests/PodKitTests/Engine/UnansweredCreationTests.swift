import PodConfiguration
import PodDocker
import PodKit
import PodTestSupport
import Testing

/// What a real engine does not do on demand.
@Suite("creations that the engine does not answer", .timeLimit(.minutes(3)))
struct UnansweredCreationTests {
    private static let yaml = """
        services: {web: {image: x, volumes: ["data:/data"]}}
        volumes: {data: {}}
        """

    private let pod = uniqueName("pod")

    /// The names that the pod gives its only container, network and volume.
    private func name(_ kind: ScriptedEngine.Kind) -> String {
        switch kind {
        case .containers: "\(pod)-web-1"
        case .networks: "\(pod)_default"
        case .volumes: "\(pod)_data"
        }
    }

    private func result(
        on engine: ScriptedEngine,
        progress: Duration = .seconds(2),
        launchTimeout: Duration? = nil
    ) async throws -> PodResult {
        var result = PodResult(outcome: .finished)
        try await engine.with { path in
            let timeouts = DockerClient.Timeouts(request: .seconds(2), progress: progress)
            let runner = PodRunner(docker: DockerClient(endpoint: .unix(path: path), timeouts: timeouts))
            result = await runner.run(
                try project(Self.yaml),
                at: Placement(podID: pod, network: .bridge, cgroup: .engine, infraImage: "x"),
                options: RunOptions(launchTimeout: launchTimeout),
                observers: []
            )
        }
        return result
    }

    private func reason(_ result: PodResult) -> String {
        if case .failed(let failure) = result.outcome { failure.message } else { "" }
    }

    @Test("what the engine makes after all is removed", arguments: ScriptedEngine.Kind.allCases)
    func late(_ kind: ScriptedEngine.Kind) async throws {
        let engine = ScriptedEngine(.unanswered(lookups: 4), creating: kind)
        let result = try await result(on: engine)
        #expect(reason(result).contains("did not answer in time"))
        #expect(result.leftBehind == [])
        #expect(engine.names == [])
        #expect(engine.deleted.contains(name(kind)))
    }

    @Test("what never appears is told", arguments: ScriptedEngine.Kind.allCases)
    func never(_ kind: ScriptedEngine.Kind) async throws {
        let engine = ScriptedEngine(.ignored, creating: kind)
        let result = try await result(on: engine)
        #expect(result.leftBehind.count == 1)
        #expect(result.leftBehind.first?.contains(name(kind)) == true)
        #expect(result.leftBehind.first?.contains("may still") == true)
        #expect(engine.names == [])
    }

    @Test("what is somebody else's stays", arguments: ScriptedEngine.Kind.allCases)
    func foreign(_ kind: ScriptedEngine.Kind) async throws {
        let engine = ScriptedEngine(.ignored, creating: kind)
        engine.has(kind, name(kind))
        let result = try await result(on: engine)
        #expect(result.leftBehind == [])
        #expect(engine.names == [name(kind)])
    }

    @Test(
        "a creation has the launch's time, and without one that of a pull, not a call's",
        arguments: [(nil, .seconds(60)), (.seconds(60), .seconds(2))] as [(Duration?, Duration)]
    )
    func slow(launchTimeout: Duration?, progress: Duration) async throws {
        let engine = ScriptedEngine(.late(.milliseconds(2500)))
        let result = try await result(on: engine, progress: progress, launchTimeout: launchTimeout)
        // The engine starts no container: that far the launch came.
        #expect(reason(result).contains("enough"))
        #expect(result.leftBehind == [])
        #expect(engine.names == [])
        #expect(engine.deleted.contains(name(.containers)))
    }

    @Test("what is created while the engine's events are broken off is not taken for removed by somebody else")
    func brokenEvents() async throws {
        let engine = ScriptedEngine(.late(.milliseconds(900)), endsEvents: true)
        let result = try await result(on: engine)
        // The engine starts no container: that far the launch came.
        #expect(reason(result).contains("enough"), "\(reason(result))")
        #expect(result.leftBehind == [])
        #expect(engine.names == [])
    }
}
