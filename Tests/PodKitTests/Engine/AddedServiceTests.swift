import FoundationEssentials
import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import PodTestSupport
import Testing

@Suite("a service that a pass adds after all others", .engine, .timeLimit(.minutes(3)))
struct AddedServiceTests {
    /// Adds a service that writes into a volume of its own, and a restart that it needs.
    private struct AddService: PlanPass {
        func apply(to draft: inout PlanDraft) {
            var added = Service(name: "added")
            added.image = Engine.image
            added.command = ["sh", "-c", "[ -e /own/been ] && exit 0; touch /own/been; exit 3"]
            added.restart = "on-failure:1"
            added.mounts = [PodCompose.Mount(kind: .volume, source: "own", target: "/own")]
            draft.project.services["added"] = added
            draft.project.volumes["own"] = Volume()
        }
    }

    @Test("is watched, restarted and removed like the rest, and the pod ends with it", arguments: ["shared", "bridge"])
    func ends(_ network: String) async throws {
        let pod = uniqueName("pod")
        let runner = PodRunner(
            docker: try DockerClient(environment: ProcessInfo.processInfo.environment),
            planner: Planner(passes: Planner.standardPasses + [AddService()])
        )
        let result = await runner.run(
            try project("services: {web: {image: \(Engine.image), command: 'true'}}"),
            at: Placement(podID: pod, network: try #require(Placement.Network(rawValue: network))),
            options: RunOptions(launchTimeout: .seconds(60)),
            observers: []
        )
        #expect(result == PodResult(outcome: .finished))
        #expect(try await Engine.traces(of: pod).isEmpty)
    }
}
