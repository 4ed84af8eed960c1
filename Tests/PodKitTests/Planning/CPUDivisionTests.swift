import PodDocker
import PodKit
import Testing

@Suite("Planning: the pod's CPUs, divided among its services")
struct CPUDivisionTests {
    private func shares(_ yaml: String, _ cpus: Double?) throws -> [String: Int64] {
        let plan = try plan(yaml, at: Placement(podID: "pod", limits: PodLimits(cpus: cpus)))
        return Dictionary(uniqueKeysWithValues: plan.containers.map { ($0.name, $0.host.resources.cpuShares ?? 0) })
            .filter { $0.value != 0 }
    }

    @Test("services that ask for nothing share equally, replicas as well")
    func equal() throws {
        let yaml = "services: {web: {image: x, scale: 3}, db: {image: x}}"
        #expect(try shares(yaml, 2) == ["web-1": 512, "web-2": 512, "web-3": 512, "db": 512])
        #expect(try shares(yaml, nil) == [:])
    }

    @Test("the share is what is divided, and the quota where no share is said")
    func share() throws {
        let plan = try plan(
            "services: {a: {image: x}, b: {image: x}}",
            at: Placement(podID: "pod", limits: PodLimits(cpus: 4, cpuShare: 1))
        )
        #expect(try plan.container("a").host.resources.cpuShares == 512)
    }

    @Test("what the file says is kept, and the others get what is left")
    func written() throws {
        let yaml = """
            services:
              shares: {image: x, cpu_shares: 512}
              reserved: {image: x, scale: 2, deploy: {resources: {reservations: {cpus: '0.25'}}}}
              limited: {image: x, cpus: 0.5}
              a: {image: x}
              b: {image: x}
            """
        #expect(
            try shares(yaml, 2) == [
                "shares": 512, "reserved-1": 256, "reserved-2": 256, "limited": 512, "a": 256, "b": 256,
            ]
        )
    }

    @Test("where nothing is left, those that ask for nothing have a tenth of an equal part")
    func exhausted() throws {
        #expect(try shares("services: {a: {image: x, cpus: 4}, b: {image: x}}", 1) == ["a": 4096, "b": 51])
    }

    @Test("it is told, with the place of what was written")
    func told() throws {
        let yaml = """
            services:
              a: {image: x, cpus: 0.5}
              b: {image: x}
              c: {image: x, cpu_shares: 100}
            """
        let told = try plan(yaml, at: Placement(podID: "pod", limits: PodLimits(cpus: 1.5))).explanations(
            of: "cpu_shares"
        )
        #expect(told.count == 2)
        #expect(told.first?.contains("a.cpu_shares: set to 512 (the CPUs that it asks for") == true, "\(told)")
        #expect(told.last?.contains("b.cpu_shares: set to 924 (what the other services leave") == true, "\(told)")
    }
}
