import FoundationEssentials
import PodCompose
import PodKit
import Testing

@Suite("Planning: resolutions as data")
struct ResolutionTests {
    @Test("every resolution of the standard passes has the code of its kind")
    func codes() throws {
        let yaml = """
            x-podkit: {share: [pid]}
            services:
              web:
                image: x
                scale: 2
                container_name:
                restart: always
                links: ["db:store"]
                cgroup_parent: /mine
                networks: [front]
                volumes: ["data:/data"]
              db: {image: x, container_name: one, hostname: a, ports: ["80"], networks: [front]}
              app: {image: x, hostname: b, networks: [front]}
            networks: {front: {name: mine, ipam: {config: [{subnet: 10.9.0.0/16}]}}}
            volumes: {data: {name: mine}}
            """
        let placement = Placement(
            podID: "pod",
            ports: PortOffer("31000-31003"),
            limits: PodLimits(cpuShare: 1),
            cgroupParent: "/pods/1"
        )
        let facts = EngineFacts(subnets: ["other": [try #require(Subnet("10.9.7.0/24"))]])
        let plan = try plan(yaml.replacing("    container_name:\n", with: ""), at: placement, facts: facts)
        let codes = Set(plan.resolutions.map(\.code))
        #expect(
            codes == [
                .hostPort, .containerName, .replicas, .restart, .networkName, .volumeName, .subnetTaken, .cgroupParent,
                .cpuShares, .link, .sharedNamespace, .oneValuePerPod,
            ]
        )
    }

    @Test("as JSON and back, with the code as a text and the place by its parts")
    func json() throws {
        let resolution = Resolution(
            .hostPort,
            service: "web",
            field: "ports",
            from: "80",
            to: "31000:80",
            reason: "because",
            location: SourceLocation(file: "compose.yaml", line: 3, column: 7)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let bytes = try encoder.encode([resolution, Resolution(.network, field: "network", reason: "so")])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"[{"code":"hostPort","field":"ports","from":"80","location":{"column":7,"file":"compose.yaml","line":3},"#
                + #""reason":"because","service":"web","to":"31000:80"},{"code":"network","field":"network","reason":"so"}]"#
        )
        let read = try JSONDecoder().decode([Resolution].self, from: bytes)
        #expect(read.first == resolution && read.count == 2)
        #expect("\(Resolution.Code(rawValue: "example.own"))" == "example.own")
    }
}
