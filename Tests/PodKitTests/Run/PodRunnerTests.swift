import FoundationEssentials
import OrderedCollections
import PodCgroups
import PodCompose
import PodDocker
import PodKit
import PodTestSupport
import Synchronization
import SystemPackage
import Testing

@Suite("prepare, plan, run", .engine, .timeLimit(.minutes(3)))
struct PodRunnerTests {
    private let pod = uniqueName("pod")
    private let docker: DockerClient

    init() throws {
        docker = try DockerClient(environment: ProcessInfo.processInfo.environment)
    }

    /// Counts how often it is applied.
    private final class Counter: PlanPass {
        let count = Mutex(0)
        func apply(to draft: inout PlanDraft) { count.withLock { $0 += 1 } }
    }

    /// Makes every service run another image.
    private struct RewriteImages: PlanPass {
        func apply(to draft: inout PlanDraft) {
            for key in draft.project.services.keys where key != draft.infra {
                draft.project.services[key]?.image = Engine.image
            }
        }
    }

    @Test("one launch plans once")
    func once() async throws {
        let counter = Counter()
        let runner = PodRunner(docker: docker, planner: Planner(passes: Planner.standardPasses + [counter]))
        let result = await runner.run(
            try project("services: {web: {image: \(Engine.image), command: 'true'}}"),
            at: Placement(podID: pod)
        )
        #expect(result == PodResult(outcome: .finished))
        #expect(counter.count.withLock { $0 } == 1)
    }

    @Test("a plan that was looked at and changed is what runs; its events are read as a sequence, and as JSON")
    func changed() async throws {
        let runner = PodRunner(docker: docker)
        let project = try project("services: {web: {image: \(Engine.image), command: 'true'}}")
        let facts = try await runner.prepare(project)
        var plan = try runner.planner.plan(project, at: Placement(podID: pod), facts: facts)
        #expect(try await Engine.traces(of: pod).isEmpty, "planning makes nothing")
        let index = try #require(plan.containers.firstIndex { $0.name == "web" })
        plan.containers[index].request.config.command = ["sh", "-c", "exit 7"]
        let events = PodEvents()
        async let result = runner.run(plan, observers: [events])
        var seen: [PodEvent] = []
        for await event in events { seen.append(event) }
        guard case .failed(let failure) = await result.outcome else { throw Unexpected() }
        #expect(failure.exit?.status == 7 && failure.service == "web" && failure.container == "web")
        #expect(seen.last?.kind == .failed && seen.last?.exit?.status == 7)
        #expect(seen.contains { $0.kind == .started && $0.container == "web" && $0.subject == "\(pod)-web-1" })
        for event in seen {
            #expect(event.time != nil)
            let data = try JSONEncoder().encode(event)
            #expect(try JSONDecoder().decode(PodEvent.self, from: data) == event)
        }
        #expect(try await Engine.traces(of: pod).isEmpty)
    }

    @Test("a pass that rewrites the image gets the new one, wherever it stands; the old one is not asked for")
    func rewritten() async throws {
        let runner = PodRunner(docker: docker, planner: Planner(passes: Planner.standardPasses + [RewriteImages()]))
        let result = await runner.run(
            try project("services: {web: {image: 'registry.invalid/none:1', command: 'true'}}"),
            at: Placement(podID: pod),
            options: RunOptions(launchTimeout: .seconds(60), pullRetries: 0)
        )
        #expect(result == PodResult(outcome: .finished))
    }

    @Test("every observer hears everything, and one that takes its time holds up no other")
    func observers() async throws {
        final class Listener: PodObserver {
            let kinds = Mutex<[PodEvent.Kind]>([])
            let lines = Mutex<[OutputLine]>([])
            let result = Mutex<PodResult?>(nil)
            func observe(_ event: PodEvent) { kinds.withLock { $0.append(event.kind) } }
            func observe(_ lines: [OutputLine]) { self.lines.withLock { $0 += lines } }
            func observe(_ result: PodResult) { self.result.withLock { $0 = result } }
        }
        struct Deaf: PodObserver {}
        let (first, second) = (Listener(), Listener())
        let result = await PodRunner(docker: docker).run(
            try project("services: {web: {image: \(Engine.image), command: echo hello, scale: 2}}"),
            at: Placement(podID: pod),
            observers: [first, Deaf(), second]
        )
        #expect(result == PodResult(outcome: .finished))
        #expect(first.kinds.withLock { $0 } == second.kinds.withLock { $0 })
        #expect(first.kinds.withLock { $0 }.last == .finished)
        #expect(first.result.withLock { $0 } == result && second.result.withLock { $0 } == result)
        let lines = second.lines.withLock { $0 }
        #expect(Set(lines.map(\.container)) == ["web-1", "web-2"] && lines.allSatisfy { $0.service == "web" })
    }

    @Test("a run that is cancelled, at whichever moment of the launch, removes the pod", arguments: 0..<16)
    func cancelled(_ moment: Int) async throws {
        let (docker, pod) = (docker, pod)
        let project = try project(
            """
            services:
              web: {image: \(Engine.image), command: sleep 1000, volumes: ["data:/data"], depends_on: [db]}
              db: {image: \(Engine.image), command: sleep 1000, networks: [net]}
            volumes: {data: {}}
            networks: {net: {}}
            """
        )
        let left = await withTaskGroup(of: PodResult?.self) { group in
            group.addTask { await PodRunner(docker: docker).run(project, at: Placement(podID: pod)) }
            group.addTask {
                try? await Task.sleep(for: .milliseconds(40 * moment))
                return nil
            }
            if let early = await group.next() ?? nil { return early.leftBehind }
            group.cancelAll()
            return await group.next()??.leftBehind ?? ["no result"]
        }
        #expect(left == [])
        #expect(try await Engine.traces(of: pod).isEmpty)
        #expect(try !Cgroups.detect().cgroup(FilePath("/podkit/\(pod)")).exists)
    }
}
