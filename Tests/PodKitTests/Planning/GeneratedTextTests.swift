import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import PodTestSupport
import SystemPackage
import Testing

@Suite("Planning: the resolved pod as a Compose file")
struct GeneratedTextTests {
    /// A bit of everything that planning changes.
    static let yaml = """
        name: shop
        x-podkit: {share: [ipc]}
        services:
          web:
            image: x
            ports: ["8080:80", "53/udp"]
            depends_on: {db: {condition: service_healthy}}
            links: ["db:database"]
            environment: {PRICE: "$$5", NAME: "a ${NOTHING:-b}"}
            command: sh -c 'echo $$PRICE'
            restart: always
            networks: [front, back]
            volumes: ["data:/data", "./site:/site:ro"]
            secrets: [password]
          db:
            image: y
            container_name: the-db
            hostname: store
            healthcheck: {test: "true", interval: 1s}
            networks: [back]
            deploy: {resources: {limits: {cpus: "0.5", memory: 32m}}}
            configs: [{source: motd, target: /etc/motd}]
          host: {image: z, network_mode: host, pid: "service:db"}
          worker: {image: w, scale: 2, networks: [back]}
        networks: {front: {name: mine}, back: {ipam: {config: [{subnet: 10.9.0.0/16}]}}}
        volumes: {data: {}}
        secrets: {password: {file: ./password}}
        configs: {motd: {content: "costs $$5"}}
        """

    @Test(
        "it loads again, and the plan made of it wants the same containers",
        arguments: [CanonicalFormat.yaml, .json]
    )
    func roundTrip(_ format: CanonicalFormat) throws {
        for network in Placement.Network.allCases {
            let placement = Placement(podID: "pod", ports: PortOffer("31000-31005"), network: network)
            let first = try plan(Self.yaml, at: placement)
            let text = try first.text(as: format)
            let again = try project(text)
            #expect(Set(again.services.keys) == Set(first.project.services.keys))
            for (key, service) in first.project.services {
                let loaded = try #require(again.services[key])
                #expect(unordered(loaded.environment) == unordered(service.environment))
                #expect(loaded.command == service.command)
                #expect(loaded.networkMode == service.networkMode)
                #expect(loaded.ports.map(\.published) == service.ports.map(\.published))
                #expect(loaded.containerName == service.containerName)
                #expect(unordered(loaded.extraHosts) == unordered(service.extraHosts))
                #expect(loaded.mounts.map(\.target) == service.mounts.map(\.target))
                #expect(unordered(loaded.labels) == unordered(service.labels))
                #expect(loaded.restart == service.restart)
            }
            #expect(unordered(again.networks).mapValues(\.name) == unordered(first.project.networks).mapValues(\.name))
            #expect(unordered(again.volumes).mapValues(\.name) == unordered(first.project.volumes).mapValues(\.name))
        }
    }

    @Test("planning the generated file at its own placement changes none of its containers")
    func stable() throws {
        let placement = Placement(podID: "pod", ports: PortOffer("31000-31005"), network: .bridge)
        let first = try plan(Self.yaml, at: placement)
        let second = try Planner().plan(project(first.text(as: .yaml)), at: placement)
        for container in first.containers where !container.isInfra {
            let again = try second.container(container.name)
            #expect(again.host.mounts == container.host.mounts)
            #expect(again.host.binds == container.host.binds)
            #expect(again.host.resources == container.host.resources)
            #expect(again.environment == container.environment)
            #expect(again.config.command == container.config.command)
            #expect(again.published == container.published)
        }
    }

    @Test(
        "docker compose itself accepts it",
        .enabled("a docker compose v2 is to be had") { await ReferenceCompose.path() != nil },
        arguments: Placement.Network.allCases
    )
    func reference(_ network: Placement.Network) async throws {
        let compose = Program(try #require(await ReferenceCompose.path()))
        let plan = try plan(Self.yaml, at: Placement(podID: "pod", ports: PortOffer("31000-31005"), network: network))
        let text = try plan.text(as: .yaml)
        try await withTemporaryDirectory { directory in
            let file = try directory.write("compose.yaml", text)
            let outcome = try await compose.run(["-f", file.string, "config"])
            #expect(outcome.status == 0, "\(outcome.errors)\n\(text)")
        }
    }
}

/// Files are written with their keys in alphabetical order.
private func unordered<Value>(_ values: OrderedDictionary<String, Value>) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0.value) })
}

/// The `docker compose` that the generated file is shown to.
private enum ReferenceCompose {
    static func path() async -> String? { await Finder.shared.path() }

    private actor Finder {
        static let shared = Finder()
        private var found: String??

        func path() async -> String? {
            if let found { return found }
            let outcome = try? await Program(Repository.path("Scripts/reference-compose")).run(within: .seconds(300))
            let path = outcome?.status == 0 ? outcome?.outputLines.first.map { String($0) } : nil
            found = path
            return path
        }
    }
}
