import PodCompose
import PodDocker
import PodKit
import PodTestSupport
import SystemPackage
import Testing

@Suite("Planning: the documentation's example of a pass")
struct PassExampleTests {
    private func planner() throws -> Planner {
        var planner = Planner()
        try planner.insert(ShipLogs(), before: ChooseNetwork.self)
        return planner
    }

    @Test("it does what it says")
    func example() throws {
        let plan = try planner().plan(
            project("services: {web: {image: x, scale: 2, expose: ['80']}}"),
            at: Placement(podID: "pod")
        )
        let shipper = try plan.container("log-shipper")
        #expect(shipper.engineName == "pod-log-shipper-1" && shipper.restart == RestartRule(.always))
        #expect(shipper.host.networkMode == "pod_default")
        #expect(shipper.host.mounts?.first?.source == "pod_logs")
        #expect(plan.volumes.map(\.name) == ["pod_logs"])
        #expect(plan.resolutions.contains { $0.code.rawValue == "example.logShipper" && $0.service == "log-shipper" })
    }

    @Test("the file's own service goes before it, and what it refuses has its place")
    func variants() throws {
        let own = try planner().plan(
            project("services: {log-shipper: {image: mine}}"),
            at: Placement(podID: "pod")
        )
        #expect(own.images.map(\.reference) == ["mine"])
        let error = #expect(throws: PlanError.self) {
            try planner().plan(
                project("services:\n  web: {image: x, logging: {driver: none}}"),
                at: Placement(podID: "pod")
            )
        }
        #expect(error?.location?.description == "compose.yaml:2:19")
    }

    @Test("the documentation has this very text")
    func documented() throws {
        func lines(_ path: String) throws -> [Substring] {
            try String(contentsOf: FilePath(Repository.path(path))).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
        }
        let here = try lines("Tests/PodKitTests/Planning/ShipLogs.swift")
        let begin = try #require(here.firstIndex(of: "// example"))
        let end = try #require(here.firstIndex(of: "// end of example"))
        let example = here[(begin + 1)..<end].map { $0.isEmpty ? "    ///" : "    /// \($0)" }
        let text = try lines("Sources/PodKit/Planning/Draft/PlanPass.swift").joined(separator: "\n")
        #expect(text.contains("    /// ```swift\n" + example.joined(separator: "\n") + "\n    ///\n"))
    }
}
