import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import Testing

@Suite("Planning: two services on one port")
struct PortClashTests {
    static let clashes: [(String, String)] = [
        (
            "ports against ports",
            """
            services:
              blue: {image: x, ports: ["8001:80"]}
              green: {image: x, ports: ["8002:80"]}
            """
        ),
        (
            "expose against ports",
            """
            services:
              blue: {image: x, expose: ["80"]}
              green: {image: x, ports: ["8002:80"]}
            """
        ),
        (
            "a range of expose",
            """
            services:
              blue: {image: x, expose: ["70-90"]}
              green: {image: x, expose: ["80/tcp"]}
            """
        ),
        (
            "an image's port",
            """
            services:
              blue: {image: server}
              green: {image: x, expose: ["80"]}
            """
        ),
        (
            "one image twice",
            """
            services:
              blue: {image: server}
              green: {image: server}
            """
        ),
    ]

    let facts = EngineFacts(images: ["server": ImageFacts(exposedPorts: [ContainerPort(80)])])

    @Test("auto gives the pod a private network and says so", arguments: clashes)
    func automatic(_ what: String, _ yaml: String) throws {
        let plan = try plan(yaml, facts: facts)
        #expect(!plan.isShared)
        #expect(plan.networks.map(\.name) == ["pod_default"])
        #expect(plan.keys == ["blue", "green"])
        let resolution = try #require(plan.resolutions.first { $0.field == "network" })
        #expect(resolution.from == "auto" && resolution.to == "bridge" && resolution.code == .network)
        #expect(resolution.service == "green")
        #expect(resolution.location?.line == 3)
        #expect(resolution.reason.contains("blue") && resolution.reason.contains("80/tcp"))
        #expect(resolution.reason.contains("compose.yaml:2:"), "\(resolution)")
    }

    @Test("shared makes it an error that names both with their places", arguments: clashes)
    func shared(_ what: String, _ yaml: String) throws {
        let error = try refusal(yaml, at: Placement(podID: "pod", network: .shared), facts: facts)
        #expect(error.code == .portClash)
        #expect(error.location?.line == 3 && error.location?.file == "compose.yaml")
        for part in ["blue", "green", "80/tcp", "compose.yaml:2:"] {
            #expect(error.message.contains(part), "no \(part) in: \(error)")
        }
    }

    @Test("replicas of a service that listens clash with each other")
    func replicas() throws {
        let yaml = """
            services:
              web: {image: x, expose: ["80"], scale: 2}
            """
        let plan = try plan(yaml)
        #expect(!plan.isShared)
        #expect(plan.explanations(of: "network").first?.contains("replicas") == true)
        let error = try refusal(yaml, at: Placement(podID: "pod", network: .shared))
        #expect(error.code == .portClash)
        #expect(error.message.contains("replicas"))
    }

    @Test(
        "no clash: other ports, another protocol, or another network",
        arguments: [
            "services: {a: {image: x, expose: ['80']}, b: {image: x, expose: ['81']}}",
            "services: {a: {image: x, expose: ['53/udp']}, b: {image: x, expose: ['53/tcp']}}",
            "services: {a: {image: x, expose: ['80']}, b: {image: x, expose: ['80'], network_mode: host}}",
            "services: {a: {image: x, ports: ['8001:80', '8002:80']}, b: {image: x}}",
        ]
    )
    func noClash(_ yaml: String) throws {
        let plan = try plan(yaml)
        #expect(plan.isShared)
        #expect(plan.explanations(of: "network").isEmpty)
    }

    @Test("bridge asks for the private network outright, where every name resolves")
    func bridge() throws {
        let plan = try plan(
            """
            services:
              web: {image: x, hostname: www, container_name: front, links: ["db:database"], ports: ["8080:80"]}
              db: {image: x}
            """,
            at: Placement(podID: "pod", network: .bridge)
        )
        #expect(!plan.isShared)
        #expect(plan.keys == ["db", "web"])
        let web = try plan.container("web")
        #expect(web.host.networkMode == "pod_default")
        #expect(web.published == ["8080 -> 80/tcp"])
        #expect(web.config.hostname == "www")
        let aliases = Set(web.request.networkingConfig?.endpoints?["pod_default"]?.aliases ?? [])
        #expect(aliases.isSuperset(of: ["web", "www", "front"]))
        let database = try plan.container("db").request.networkingConfig?.endpoints?["pod_default"]?.aliases ?? []
        #expect(Set(database).isSuperset(of: ["db", "database"]))
    }

    @Test("the file's own x-podkit decides where the placement does not")
    func fromFile() throws {
        let yaml = """
            x-podkit: {network: bridge}
            services: {web: {image: x}}
            """
        #expect(try !plan(yaml).isShared)
        #expect(try plan(yaml, at: Placement(podID: "pod", network: .shared)).isShared)
        let error = try refusal(
            """
            services: {web: {image: x}}
            x-podkit:
              network: token-ring
            """
        )
        #expect(error.location?.description == "compose.yaml:3:12")
        #expect(error.message.contains("token-ring"))
    }
}
