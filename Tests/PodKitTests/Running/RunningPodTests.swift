import FoundationEssentials
import PodDocker
import PodKit
import PodTestSupport
import Synchronization
import Testing

@Suite("a running pod, found by its labels", .engine, .timeLimit(.minutes(3)))
struct RunningPodTests {
    private static let yaml = """
        services:
          web: {image: \(Engine.image), command: sleep 1000, init: true, volumes: [/own, "data:/data"], networks: [net]}
          side: {image: \(Engine.image), command: sleep 1000, init: true, scale: 2, networks: [net]}
        volumes: {data: {}}
        networks: {net: {}}
        """

    /// Counts what happens in several tasks.
    private final class Counted: Sendable {
        private let number = Mutex(0)

        func count(_ one: Bool) -> Int {
            number.withLock { number in
                number += one ? 1 : 0
                return number
            }
        }
    }

    private let pod = uniqueName("pod")
    private let docker: DockerClient

    init() throws {
        docker = try DockerClient(environment: ProcessInfo.processInfo.environment)
    }

    /// Runs a pod, and does something with it while it runs.
    private func result(
        _ yaml: String = Self.yaml,
        _ body: @escaping @Sendable (PodControl) async throws -> Void
    ) async throws -> PodResult {
        let (control, events) = (PodControl(), PodEvents())
        let runner = PodRunner(docker: docker)
        let project = try project(yaml)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let (pod, control) = (pod, control)
            group.addTask {
                for await event in events where event.kind == .running {
                    do {
                        try await body(control)
                    } catch {
                        control.kill()
                        throw error
                    }
                }
            }
            let result = await runner.run(
                project,
                at: Placement(podID: pod),
                options: RunOptions(launchTimeout: .seconds(60)),
                control: control,
                observers: [events]
            )
            try await group.waitForAll()
            return result
        }
    }

    @Test("tells what there is and whose it is")
    func find() async throws {
        let (docker, pod) = (docker, pod)
        let result = try await result { control in
            let found = try #require(try await RunningPod.find(pod, on: docker))
            #expect(found.containers.map(\.name) == ["podkit-infra", "side-1", "side-2", "web"])
            #expect(found.containers.map(\.service) == ["podkit-infra", "side", "side", "web"])
            #expect(found.containers.allSatisfy { $0.isRunning })
            #expect(found.networks.map(\.name) == ["\(pod)_net"])
            #expect(found.volumes.count == 2, "one has a name, one has none")
            #expect(found.owner?.process.id == Int(ProcessInfo.processInfo.processIdentifier))
            #expect(found.owner?.standing == .alive)
            #expect(try await RunningPod.all(on: docker).contains { $0.id == pod })
            let labels = found.containers.map(\.labels) + found.networks.map(\.labels) + found.volumes.map(\.labels)
            for label in [PodLabel.pod, PodLabel.run, PodLabel.ownerLock, PodLabel.ownerProcess] {
                #expect(labels.allSatisfy { $0[label] != nil })
            }
            control.stop()
        }
        #expect(result == PodResult(outcome: .stopped))
        #expect(try await Engine.traces(of: pod).isEmpty)
        #expect(try await RunningPod.find(pod, on: docker) == nil)
    }

    @Test("is removed from outside without the memory of who started it; its run then says so, and leaves nothing")
    func removeFromOutside() async throws {
        let (docker, pod) = (docker, pod)
        let result = try await result { _ in
            let found = try #require(try await RunningPod.find(pod, on: docker))
            #expect(await found.remove() == [])
        }
        guard case .failed = result.outcome else { throw Unexpected() }
        #expect(result.leftBehind == [])
        #expect(try await Engine.traces(of: pod).isEmpty)
    }

    @Test("is stopped from outside")
    func stopFromOutside() async throws {
        let (docker, pod) = (docker, pod)
        _ = try await result { _ in try await RunningPod.find(pod, on: docker)?.stop(grace: .seconds(5)) }
        #expect(try await Engine.traces(of: pod).isEmpty)
    }

    @Test("a container that is renamed behind the pod's back goes with it, and its end is seen")
    func renamed() async throws {
        let (docker, pod) = (docker, pod)
        let other = uniqueName("renamed")
        let stopped = try await result { control in
            try await Engine.call("POST", "/containers/\(pod)-web-1/rename?name=\(other)")
            control.stop(grace: .seconds(5))
        }
        #expect(stopped == PodResult(outcome: .stopped))
        #expect(try await Engine.traces(of: pod).isEmpty)
        #expect(try await Engine.traces(of: other).isEmpty)

        let killed = try await result { _ in
            try await Engine.call("POST", "/containers/\(pod)-web-1/rename?name=\(other)")
            try await docker.killContainer(other)
        }
        guard case .failed(let failure) = killed.outcome else { throw Unexpected() }
        #expect(failure.service == "web" && failure.exit?.signal == 9)
        #expect(try await Engine.traces(of: pod).isEmpty)
        #expect(try await Engine.traces(of: other).isEmpty)
    }

    @Test("after docker restart behind the pod's back, a later death is seen")
    func restarted() async throws {
        let (docker, pod) = (docker, pod)
        let yaml = """
            services:
              web: {image: \(Engine.image), command: sleep 1000, init: true, restart: always}
            """
        let control = PodControl()
        let events = PodEvents()
        let steps = Counted()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in events {
                    switch (event.kind, steps.count(event.kind == .started)) {
                    case (.running, 1): try await docker.restartContainer("\(pod)-web-1", timeout: .zero)
                    case (.started, 2): try await docker.killContainer("\(pod)-web-1")
                    case (.started, 3): control.stop()
                    default: break
                    }
                }
            }
            let result = await PodRunner(docker: docker).run(
                try project(yaml),
                at: Placement(podID: pod),
                control: control,
                observers: [events]
            )
            #expect(result == PodResult(outcome: .stopped))
            try await group.waitForAll()
        }
        #expect(steps.count(false) == 3)
        #expect(try await Engine.traces(of: pod).isEmpty)
    }

    @Test("a name that a pod has which is there already is refused, and nothing of it is touched")
    func taken() async throws {
        let (docker, pod) = (docker, pod)
        let result = try await result { control in
            let second = await PodRunner(docker: docker).run(try project(Self.yaml), at: Placement(podID: pod))
            guard case .failed(let failure) = second.outcome else { throw Unexpected() }
            #expect(failure.kind == .conflict && failure.message.contains("runs already"))
            // Somebody who cannot see the lock looks at the engine.
            try await withTemporaryDirectory { directory in
                let elsewhere = StateDirectory(directory)
                let third = await PodRunner(docker: docker, stateDirectory: elsewhere)
                    .run(try project(Self.yaml), at: Placement(podID: pod))
                guard case .failed(let failure) = third.outcome else { throw Unexpected() }
                #expect(failure.kind == .conflict && failure.message.contains("runs already"))
            }
            let found = try await RunningPod.find(pod, on: docker)
            #expect(found?.containers.filter(\.isRunning).count == 4)
            control.stop()
        }
        #expect(result == PodResult(outcome: .stopped))
        #expect(try await Engine.traces(of: pod).isEmpty)
    }

    @Test("of two hundred starts of one name at once one runs, and the others say so")
    func crowd() async throws {
        let (docker, pod) = (docker, pod)
        let project = try project("services: {web: {image: \(Engine.image), command: sleep 1000, init: true}}")
        let refused = Counted()
        let control = PodControl()
        let outcomes = await withTaskGroup(of: PodOutcome.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let runner = PodRunner(docker: docker)
                    let result = await runner.run(project, at: Placement(podID: pod), control: control)
                    #expect(result.leftBehind == [])
                    if case .failed(let failure) = result.outcome, failure.kind == .conflict,
                        refused.count(true) == 199
                    {
                        control.stop()
                    }
                    return result.outcome
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == .stopped }.count == 1)
        #expect(refused.count(false) == 199)
        #expect(try await Engine.traces(of: pod).isEmpty)
    }
}
