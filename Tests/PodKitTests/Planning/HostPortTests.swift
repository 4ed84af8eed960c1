import PodCompose
import PodKit
import Testing

@Suite("Planning: host ports")
struct HostPortTests {
    func offered(_ text: String) throws -> Placement {
        let offer = try #require(PortOffer(text))
        return Placement(podID: "pod", ports: offer)
    }

    @Test(
        "every syntax gets ports of the offer, in the order of the file",
        arguments: [
            (#"["80"]"#, ["31000 -> 80/tcp"]),
            (#"["8080:80"]"#, ["31000 -> 80/tcp"]),
            (#"["80/udp"]"#, ["31000 -> 80/udp"]),
            (#"["8080:80/udp"]"#, ["31000 -> 80/udp"]),
            (#"["127.0.0.1:8080:80"]"#, ["127.0.0.1:31000 -> 80/tcp"]),
            (#"["127.0.0.1::80"]"#, ["127.0.0.1:31000 -> 80/tcp"]),
            (#"["[::1]:8080:80"]"#, ["::1:31000 -> 80/tcp"]),
            (#"["80-82"]"#, ["31000 -> 80/tcp", "31001 -> 81/tcp", "31002 -> 82/tcp"]),
            (#"["8080-8081:80-81"]"#, ["31000 -> 80/tcp", "31001 -> 81/tcp"]),
            (#"["9000-9010:80"]"#, ["31000 -> 80/tcp"]),
            (#"[{target: 80, published: "8080", protocol: tcp}]"#, ["31000 -> 80/tcp"]),
            (#"[{target: 53, protocol: udp, host_ip: 127.0.0.1}]"#, ["127.0.0.1:31000 -> 53/udp"]),
            (#"["81", "80"]"#, ["31000 -> 81/tcp", "31001 -> 80/tcp"]),
        ]
    )
    func syntaxes(_ ports: String, _ published: [String]) throws {
        let plan = try plan("services: {web: {image: x, ports: \(ports)}}", at: offered("31000-31005"))
        #expect(try plan.infra().published == published.sorted())
        #expect(plan.explanations(of: "ports").count == published.count)
    }

    @Test("services get their ports in the order of the file")
    func order() throws {
        let plan = try plan(
            """
            services:
              zebra: {image: x, ports: ["80"]}
              ant: {image: x, ports: ["81"]}
            """,
            at: offered("31005,31000-31001")
        )
        #expect(plan.ports.map(\.service) == ["zebra", "ant"])
        #expect(plan.ports.map(\.hostPort) == [31005, 31000])
        #expect(
            plan.explanations(of: "ports") == [
                "compose.yaml:2:29: zebra.ports: 80 → 31005:80 (host ports come from the offer)",
                "compose.yaml:3:27: ant.ports: 81 → 31000:81 (host ports come from the offer)",
            ]
        )
    }

    @Test("a fixed host port that is in the offer is kept, even where an earlier service could have got it")
    func kept() throws {
        let plan = try plan(
            """
            services:
              first: {image: x, ports: ["80"]}
              second: {image: x, ports: ["31000:81", "9999:82"]}
            """,
            at: offered("31000-31002")
        )
        #expect(plan.ports.map(\.hostPort) == [31001, 31000, 31002])
        let explanations = plan.explanations(of: "ports")
        #expect(explanations.count == 2)
        #expect(explanations.last?.contains("9999:82 → 31002:82 (9999 is not in the offer)") == true)
    }

    @Test("a port of the file's range that is in the offer is taken first")
    func wishes() throws {
        let plan = try plan(#"services: {web: {image: x, ports: ["31002-31004:80"]}}"#, at: offered("31000-31003"))
        #expect(plan.ports.map(\.hostPort) == [31002])
    }

    @Test("one number for tcp and udp stays one number")
    func bothTransports() throws {
        let plan = try plan(
            #"services: {dns: {image: x, ports: ["53:53/tcp", "53:53/udp"]}}"#,
            at: offered("31000-31005")
        )
        #expect(plan.ports.map(\.hostPort) == [31000, 31000])
    }

    @Test("a number that is fixed twice for overlapping addresses is given once")
    func overlappingAddresses() throws {
        let plan = try plan(
            #"services: {web: {image: x, ports: ["31001:80", "127.0.0.1:31001:81"]}}"#,
            at: offered("31000-31005")
        )
        #expect(plan.ports.map(\.hostPort) == [31001, 31000])
    }

    @Test("too few ports: how many are missing, and for whom")
    func tooFew() throws {
        let error = try refusal(
            """
            services:
              web: {image: x, ports: ["80", "81"]}
              db: {image: x, ports: ["53/udp"]}
            """,
            at: offered("31000")
        )
        #expect(error.code == .tooFewPorts)
        #expect(error.location?.file == "compose.yaml")
        for part in ["1 port (31000)", "needs 3", "2 missing", "web 81/tcp", "db 53/udp"] {
            #expect(error.message.contains(part), "no \(part) in: \(error)")
        }
    }

    @Test("without an offer the file's ports stay, and the engine chooses the others")
    func noOffer() throws {
        let plan = try plan(#"services: {web: {image: x, ports: ["8080:80", "81"]}}"#)
        #expect(try plan.infra().published == [" -> 81/tcp", "8080 -> 80/tcp"])
        #expect(plan.ports.map(\.hostPort) == [8080, nil])
        #expect(plan.resolutions.isEmpty)
    }

    @Test("two services that want one port of the host are refused, with the place")
    func doubles() throws {
        let error = try refusal(
            """
            services:
              web: {image: x, ports: ["8080:80"]}
              app: {image: x, ports: ["8080:81"]}
            """
        )
        #expect(error.message.contains("web") && error.message.contains("app") && error.message.contains("8080"))
        #expect(error.location?.line == 3)
        let replicas = try refusal(#"services: {web: {image: x, scale: 2, ports: ["8080:80"]}}"#)
        #expect(replicas.message.contains("replica"))
    }

    @Test("replicas each get a port of the offer")
    func replicas() throws {
        let plan = try plan(
            #"services: {web: {image: x, scale: 3, ports: ["8080:80"]}}"#,
            at: offered("31000-31002")
        )
        #expect(plan.ports.map(\.hostPort) == [31000, 31001, 31002])
        #expect(try plan.container("web-3").published == ["31002 -> 80/tcp"])
    }

    @Test("the containers learn the ports by environment, and what the file sets wins")
    func environment() throws {
        let plan = try plan(
            """
            services:
              web-app:
                image: x
                ports: ["80", "53:53/udp"]
                environment: {PORT1: mine}
              db: {image: x}
            """,
            at: offered("31005,31000-31001")
        )
        let (web, db) = (try plan.container("web-app").environment, try plan.container("db").environment)
        #expect(db["PORT0"] == "31005" && db["PORT2"] == "31001" && db["PORTS"] == "31005,31000,31001")
        #expect(db["PORT_WEB_APP_80"] == "31005")
        #expect(db["PORT_WEB_APP_53_UDP"] == "31000")
        #expect(web["PORT0"] == "31005" && web["PORT1"] == "mine")
        #expect(try plan.infra().environment.isEmpty)
    }

    @Test("the ports of the offer, also of a service on the host's network that publishes none")
    func hostNetwork() throws {
        let yaml = "services: {web: {image: x, network_mode: host}}"
        let web = try plan(yaml, at: offered("31002,31000")).container("web").environment
        #expect(web["PORT0"] == "31002" && web["PORT1"] == "31000" && web["PORTS"] == "31002,31000")
        #expect(try plan(yaml, at: offered("1-65535")).container("web").environment["PORT1000"] == nil)
    }

    @Test("without an offer, the ports that are published, in the order of the file")
    func withoutOffer() throws {
        let yaml = "services: {web: {image: x, ports: ['8080:80', '8001:443']}}"
        let web = try plan(yaml).container("web").environment
        #expect(web["PORT0"] == "8080" && web["PORT1"] == "8001" && web["PORTS"] == "8080,8001")
    }
}
