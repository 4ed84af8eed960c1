import PodCgroups
import PodConfiguration
import PodKit
import PodTestSupport
import SystemPackage
import Testing

struct CgroupChoiceTests {
    private static let container = "0a6d5a1e-2b6f-4d9a-9a29-5b1f2b1c7a11"
    private static let child = "5f1c2f0e-77aa-4c34-8f0b-0b8b1d1f9a42"

    private func choose(
        _ rule: CgroupRule = .automatic,
        driver: String = "cgroupfs",
        on host: String? = "v1",
        container: String? = nil
    ) throws -> PodCgroupPlace {
        let tree = host.map { FilePath(Repository.path("Fixtures/cgroups/\($0)")) }
        let cgroups = try tree.map { try Cgroups.detect(root: $0) }
        return try CgroupChoice.make(rule, podID: "web-1", driver: driver, host: cgroups, containerID: container).place
    }

    private let own = PodCgroupPlace.cgroup("/podkit/web-1", ancestor: "/podkit")

    @Test("on v1 with the cgroupfs driver the pod nests under its executor's own cgroup")
    func nestsUnderTheExecutor() throws {
        let parent = FilePath("/mesos/\(Self.container)")
        #expect(
            try choose(container: Self.container) == .nested(parent.appending("podkit-web-1"), parent: parent)
        )
    }

    @Test("a nested Mesos container's own cgroup is the inner one")
    func nestsUnderTheInnerContainer() throws {
        let parent = FilePath("/mesos/\(Self.container)/mesos/\(Self.child)")
        #expect(
            try choose(on: "nested-v1", container: Self.child)
                == .nested(parent.appending("podkit-web-1"), parent: parent)
        )
    }

    @Test("without a cgroup from an agent, and on v2 even with one, the pod has its own root")
    func ownRoot() throws {
        #expect(try choose() == own)
        #expect(try choose(container: "another-container") == own)
        #expect(try choose(on: "v2") == own)
        #expect(try choose(on: "hybrid") == own)
        #expect(try choose(on: "mesos-v2", container: Self.container) == own)
        #expect(try choose(.own, container: Self.container) == own)
    }

    @Test("the systemd driver gets a slice, whose path has a directory for each part of its name")
    func slices() throws {
        let slice = SystemdSlice(podID: "web-1")
        #expect(try choose(driver: "systemd", on: "systemd-v2") == .slice(slice.name))
        #expect(try choose(driver: "systemd", container: Self.container) == .slice(slice.name))
        #expect(slice.name == #"podkit-web\x2d1.slice"#)
        #expect(slice.path == #"/podkit.slice/podkit-web\x2d1.slice"#)
        #expect(SystemdSlice(podID: "web1").name != SystemdSlice(podID: "web-1").name)
        let below = try #require(SystemdSlice(podID: "a_b", below: "batch-pods.slice"))
        let web = try #require(SystemdSlice(podID: "web-1", below: "batch-pods.slice"))
        #expect(try choose(.below("batch-pods.slice"), driver: "systemd") == .slice(web.name))
        #expect(below.path == "/batch.slice/batch-pods.slice/batch-pods-a_b.slice")
    }

    @Test("the choice can be forced")
    func forced() throws {
        #expect(try choose(.engine, container: Self.container) == .engine)
        #expect(try choose(.below("/pods/a")) == .cgroup("/pods/a/web-1", ancestor: "/pods/a/web-1"))
        let parent = FilePath("/mesos/\(Self.container)")
        #expect(try choose(.nested) == .nested(parent.appending("podkit-web-1"), parent: parent))
    }

    @Test("an engine or a host without cgroups leaves the pod to the engine")
    func without() throws {
        #expect(try choose(driver: "none") == .engine)
        #expect(try choose(on: nil) == .engine)
    }

    @Test(
        "what cannot be is refused with its reason",
        arguments: [
            (CgroupRule.nested, "cgroupfs", "v2", "cgroup v2"),
            (.nested, "systemd", "systemd-v2", "slices"),
            (.below("/pods"), "systemd", "systemd-v2", "pods.slice"),
            (.below("--.slice"), "systemd", "systemd-v2", "slice"),
            (.below("pods.slice"), "cgroupfs", "v1", "absolute path"),
            (.own, "none", "v1", "no cgroup driver"),
            (.own, "cgroupfs", "", "no cgroup hierarchy"),
        ]
    )
    func refusals(rule: CgroupRule, driver: String, host: String, reason: String) {
        let failure = #expect(throws: PodFailure.self) {
            try choose(rule, driver: driver, on: host.isEmpty ? nil : host)
        }
        #expect(failure?.kind == .cgroup)
        #expect(failure?.message.contains(reason) == true, "\(failure as Any)")
        #expect(failure?.message.contains("\(rule)") == true)
    }

    @Test("rules as texts", arguments: ["auto", "nested", "own", "engine", "/pods/a", "pods.slice"])
    func texts(text: String) { #expect(CgroupRule(text)?.description == text) }

    @Test("texts that are no rules", arguments: ["", "pods", "a/b.slice", "AUTO"])
    func noRules(text: String) { #expect(CgroupRule(text) == nil) }

    @Test("the limit that was met is said with its owner and size")
    func outOfMemoryTexts() {
        let report = ExitReport(status: 137, outOfMemory: OutOfMemory(.pod, limit: 256 << 20))
        #expect(report.summary == "ran out of memory: the pod's limit of 256 MiB was reached")
        #expect("\(OutOfMemory(.container, limit: 1_000_000))" == "its own limit of 1000000 B was reached")
        #expect("\(OutOfMemory(.outer))" == "a limit above the pod's was reached")
    }
}
