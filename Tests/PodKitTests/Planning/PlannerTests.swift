import PodCompose
import PodConfiguration
import PodKit
import Synchronization
import Testing

@Suite("Planning: the list of passes")
struct PlannerTests {
    /// A pass that does what a test says.
    struct Custom: PlanPass {
        var change: @Sendable (inout PlanDraft) throws(PlanError) -> Void = { _ in }

        func apply(to draft: inout PlanDraft) throws(PlanError) { try change(&draft) }
    }

    private func names(_ planner: Planner) -> [String] { planner.passes.map { "\(type(of: $0))" } }

    @Test("a pass is put before or after another by its type")
    func insert() throws {
        var planner = Planner(passes: [NameContainers(), AssignPorts(), NameContainers()])
        try planner.insert(Custom(), before: NameContainers.self)
        #expect(names(planner) == ["Custom", "NameContainers", "AssignPorts", "NameContainers"])
        let more = try planner.inserting(JoinInfra(), after: NameContainers.self)
        #expect(names(more) == ["Custom", "NameContainers", "AssignPorts", "NameContainers", "JoinInfra"])
        #expect(try names(more.inserting(Custom(), before: AssignPorts.self))[2] == "Custom")
        #expect(names(planner).count == 4)
    }

    @Test("a type that is not there is refused, and nothing is put anywhere")
    func missing() throws {
        var planner = Planner(passes: [NameContainers()])
        let error = #expect(throws: PlanError.self) { try planner.insert(Custom(), after: JoinInfra.self) }
        #expect(error?.message == "Custom cannot be put after JoinInfra, which is not among the planner's passes")
        #expect(throws: PlanError.self) { try planner.inserting(Custom(), before: JoinInfra.self) }
        #expect(names(planner) == ["NameContainers"])
    }

    @Test("a pass of one's own is applied once for each plan")
    func once() throws {
        let count = Mutex(0)
        let pass = CountingPass { count.withLock { $0 += 1 } }
        var planner = try Planner().inserting(pass, before: RefuseUnsupported.self)
        planner.passes.append(pass)
        for number in 1...3 {
            _ = try planner.plan(project("services: {web: {image: x}}"), at: Placement(podID: "pod"))
            #expect(count.withLock { $0 } == 2 * number)
        }
    }

    private struct CountingPass: PlanPass {
        var count: @Sendable () -> Void

        func apply(to draft: inout PlanDraft) { count() }
    }

    @Test("the standard passes change nothing where they have been, whatever the network", arguments: 0..<4)
    func repeatable(_ rounds: Int) throws {
        var placement = Placement(
            podID: "pod",
            taskID: "t",
            sandbox: "/sandbox",
            ports: PortOffer("31000-31009"),
            limits: PodLimits(cpuShare: 4),
            cgroupParent: "/mesos/7",
            environment: ["A": "b"]
        )
        for network in Placement.Network.allCases {
            placement.network = network
            let project = try project(GeneratedTextTests.yaml)
            let once = try Planner().plan(project, at: placement)
            let passes = Array(repeating: Planner.standardPasses, count: rounds + 1).flatMap(\.self)
            let again = try Planner(passes: passes).plan(project, at: placement)
            #expect(again.resolutions == once.resolutions)
            #expect(again.containers == once.containers)
            #expect(again == once)
        }
    }
}
