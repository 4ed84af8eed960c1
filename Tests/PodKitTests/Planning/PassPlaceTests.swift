import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import Testing

@Suite("Planning: what a pass adds is treated like the rest, wherever the pass stands")
struct PassPlaceTests {
    private static let yaml = """
        services:
          web: {image: x, ports: ["8080:80"], scale: 2, restart: always}
          db: {image: y, container_name: store}
        networks: {back: {}}
        volumes: {cache: {}}
        """

    /// A sidecar with a bit of everything.
    private static let sidecar = PlannerTests.Custom { draft in
        var service = Service(name: "sidecar")
        service.image = "side:1"
        service.containerName = "helper"
        service.restart = "on-failure:2"
        service.networks = ["back": nil, "extra": nil]
        service.dependsOn = ["web": Dependency(), "db": Dependency()]
        service.ports = [PortMapping(target: 9000)]
        service.mounts = [
            PodCompose.Mount(kind: .volume, source: "cache", target: "/cache"),
            PodCompose.Mount(kind: .volume, source: "own", target: "/own"),
            PodCompose.Mount(kind: .volume, target: "/anonymous"),
        ]
        service.pullPolicy = "always"
        draft.project.services["sidecar"] = service
        draft.project.networks["extra"] = Network()
        draft.project.volumes["own"] = Volume()
    }

    private static let placement = Placement(
        podID: "pod",
        taskID: "t",
        sandbox: "/sandbox",
        ports: PortOffer("31000-31003"),
        limits: PodLimits(cpuShare: 4),
        cgroupParent: "/mesos/7",
        labels: ["rack": "7"]
    )

    /// The list of passes with the sidecar's at each of its places.
    private static let places = Array(0...Planner.standardPasses.count)

    private func plan(_ place: Int, _ network: Placement.Network) throws -> PodPlan {
        var planner = Planner()
        planner.passes.insert(Self.sidecar, at: place)
        var placement = Self.placement
        placement.network = network
        return try planner.plan(project(Self.yaml, keepsUnusedResources: true), at: placement)
    }

    @Test("named, labelled, supervised, limited, ordered, and given what the others are given", arguments: places)
    func everything(_ place: Int) throws {
        for network in [Placement.Network.automatic, .bridge] {
            let plan = try plan(place, network)
            let sidecar = try plan.container("sidecar")
            #expect(sidecar.service == "sidecar" && sidecar.engineName == "pod-sidecar-1")
            let labels = try #require(sidecar.config.labels)
            #expect(labels[PodLabel.pod] == "pod" && labels[PodLabel.service] == "sidecar")
            #expect(labels[PodLabel.container] == "sidecar" && labels["taskId"] == "t" && labels["rack"] == "7")
            #expect(sidecar.restart == RestartRule(.onFailure, maximumAttempts: 2))
            #expect(sidecar.host.resources.cgroupParent == "/mesos/7")
            #expect(sidecar.host.resources.cpuShares ?? 0 > 0)
            #expect(sidecar.environment["MESOS_TASK_ID"] == "t" && sidecar.environment["PORT0"] == "31000")
            let conditions = ["web-1", "web-2", "db"].map { StartCondition($0) }
            #expect(Array(sidecar.startAfter.prefix(3)) == conditions)
            let sources = Set((sidecar.host.mounts ?? []).compactMap(\.source))
            #expect(sources == ["pod_cache", "pod_own", "/sandbox"])
            #expect(sidecar.host.binds ?? [] == [])
            #expect(Set(plan.volumes.compactMap(\.name)) == ["pod_cache", "pod_own"])
            #expect(plan.images.map(\.reference) == ["x", "y", "side:1"])
            #expect(plan.images.last?.policy == .always)
            #expect(plan.ports.first { $0.container == "sidecar" }?.containerPort == 9000)
            #expect(Set(plan.ports.compactMap(\.hostPort)).count == 3)
            #expect(plan.ports.allSatisfy { (31000...31003).contains($0.hostPort ?? 0) })
            let labelled =
                plan.networks.allSatisfy { $0.labels?[PodLabel.pod] == "pod" }
                && plan.volumes.allSatisfy { $0.labels?[PodLabel.pod] == "pod" }
            #expect(labelled)
            #expect(plan.explanations(of: "container_name").count == 2, "\(plan.resolutions)")
            #expect(plan.explanations(of: "restart").count == 3)
        }
    }

    @Test("on a private network it has its networks, names and ports", arguments: places)
    func bridge(_ place: Int) throws {
        let plan = try plan(place, .bridge)
        let sidecar = try plan.container("sidecar")
        #expect(Set(plan.networks.map(\.name)) == ["pod_default", "pod_back", "pod_extra"])
        let connections = sidecar.connections.map { ($0.network, $0.settings) }
        let first = (sidecar.request.networkingConfig?.endpoints ?? [:]).map { ($0.key, $0.value) }
        let networks = Dictionary(uniqueKeysWithValues: connections + first)
        #expect(networks.keys.sorted() == ["pod_back", "pod_extra"])
        for settings in networks.values { #expect(Set(settings.aliases ?? []).isSuperset(of: ["sidecar", "helper"])) }
        #expect(sidecar.published.count == 1)
    }

    @Test("in one namespace it joins the infra container, with its networks, names and ports", arguments: places)
    func shared(_ place: Int) throws {
        var planner = Planner()
        planner.passes.insert(Self.sidecar, at: place)
        let yaml = Self.yaml.replacing("scale: 2, ", with: "")
        let plan = try planner.plan(project(yaml, keepsUnusedResources: true), at: Self.placement)
        let infra = try plan.infra()
        let sidecar = try plan.container("sidecar")
        #expect(sidecar.host.networkMode == "container:\(infra.engineName)")
        #expect(sidecar.published.isEmpty && sidecar.request.networkingConfig == nil)
        #expect(sidecar.createAfter == ["podkit-infra"])
        #expect(infra.published.map { $0.drop { $0 != "-" } } == ["-> 80/tcp", "-> 9000/tcp"])
        let hosts = infra.host.extraHosts ?? []
        for name in ["sidecar", "helper", "web", "store"] { #expect(hosts.contains("\(name):127.0.0.1")) }
        var networks = Set(infra.connections.map(\.network))
        networks.formUnion((infra.request.networkingConfig?.endpoints ?? [:]).keys)
        #expect(networks == ["pod_default", "pod_back", "pod_extra"])
        #expect(Set(plan.networks.map(\.name)) == networks)
    }

    private func appending(
        _ yaml: String,
        at placement: Placement = Placement(podID: "pod"),
        facts: EngineFacts = EngineFacts(),
        _ change: @escaping @Sendable (inout PlanDraft) throws(PlanError) -> Void
    ) throws -> PodPlan {
        let passes = Planner.standardPasses + [PlannerTests.Custom(change: change)]
        return try Planner(passes: passes).plan(project(yaml), at: placement, facts: facts)
    }

    @Test("copies that a late pass asks for are made, and a link or a namespace leads to a container")
    func copies() throws {
        let plan = try appending("services: {web: {image: x, scale: 2}, db: {image: y}}") { draft in
            var side = Service(name: "side")
            side.image = "z"
            side.scale = 2
            side.links = ["db:database"]
            side.pid = "service:web"
            draft.project.services["side"] = side
        }
        #expect(Set(plan.keys) == ["podkit-infra", "web-1", "web-2", "db", "side-1", "side-2"])
        #expect(try plan.container("side-2").service == "side")
        #expect(try plan.container("side-1").host.pidMode == "container:pod-web-1")
        #expect(try plan.infra().host.extraHosts?.contains("database:127.0.0.1") == true)
        #expect(plan.project.services["side-1"]?.scale == nil)
    }

    @Test("what a pass says itself of restarts and conditions stays, before and after the standard passes")
    func ownRules() throws {
        let rule = RestartRule(.onFailure, maximumAttempts: 9)
        let change = PlannerTests.Custom { draft in
            draft.restarts["web"] = rule
            draft.conditions["web", default: []].removeAll { $0.container == "db" }
            draft.conditions["web", default: []].append(StartCondition("db", .healthy))
        }
        let yaml = """
            services:
              web: {image: x, restart: always, depends_on: [db, app]}
              db: {image: y, healthcheck: {test: "true"}}
              app: {image: z}
            """
        for place in [0, Planner.standardPasses.count] {
            var planner = Planner()
            planner.passes.insert(change, at: place)
            let web = try planner.plan(project(yaml), at: Placement(podID: "pod")).container("web")
            #expect(web.restart == rule)
            #expect(Set(web.startAfter) == [.init("db", .healthy), .init("app"), .init("podkit-infra")])
        }
    }

    @Test("what a late pass takes away of what the standard passes gave stays away")
    func takenAway() throws {
        let placement = Placement(podID: "pod", taskID: "t", sandbox: "/sandbox", labels: ["rack": "7"])
        let web = try appending("services: {web: {image: x}}", at: placement) { draft in
            draft.project.services["web"]?.environment["MESOS_TASK_ID"] = nil
            draft.project.services["web"]?.mounts = []
            draft.project.services["web"]?.labels["rack"] = "8"
            draft.project.services["web"]?.containerName = "renamed"
        }.container("web")
        #expect(web.environment["MESOS_TASK_ID"] == nil)
        #expect(web.host.mounts == nil && web.config.labels?["rack"] == "8" && web.engineName == "renamed")
    }

    @Test("a service that takes the place of another is new to every pass")
    func replaced() throws {
        let placement = Placement(podID: "pod", taskID: "t", limits: PodLimits(cpuShare: 1))
        let plan = try appending("services: {web: {image: x, restart: always}, db: {image: y}}", at: placement) {
            draft in
            var web = Service(name: "web")
            web.image = "other"
            draft.project.services["web"] = web
        }
        let web = try plan.container("web")
        #expect(web.engineName == "pod-web-1" && web.environment["MESOS_TASK_ID"] == "t")
        #expect(try web.host.networkMode == "container:\(plan.infra().engineName)")
        #expect(web.host.resources.cpuShares ?? 0 > 0)
        #expect(plan.images.map(\.reference) == ["other", "y"])
    }

    @Test("a service that a pass takes out leaves nothing behind")
    func removed() throws {
        let plan = try appending("services: {web: {image: x}, db: {image: y}}") { draft in
            draft.project.services["db"] = nil
        }
        #expect(plan.keys == ["podkit-infra", "web"])
        #expect(plan.images.map(\.reference) == ["x"] && plan.members.map(\.container) == ["web"])
        let error = #expect(throws: PlanError.self) {
            try appending("services: {web: {image: x, depends_on: [db]}, db: {image: y}}") { draft in
                draft.project.services["db"] = nil
            }
        }
        #expect(error?.message == "service web waits for db, which the pod does not have")
        #expect(error?.location?.line == 1)
    }

    @Test("a clash that a late pass brings into one namespace is refused, with what to do")
    func lateClash() throws {
        let error = #expect(throws: PlanError.self) {
            try appending("services: {web: {image: x, expose: ['80']}}") { draft in
                var side = Service(name: "side")
                side.image = "z"
                side.expose = ["80"]
                draft.project.services["side"] = side
            }
        }
        #expect(error?.code == .portClash)
        for part in ["web (expose at compose.yaml:1:", "side", "80/tcp", "before ChooseNetwork"] {
            #expect(error?.message.contains(part) == true, "\(error as Any)")
        }
        #expect(error?.location == nil)
    }

    @Test("networks and volumes that a pass names and does not add are refused")
    func undefined() throws {
        for kind in ["network", "volume"] {
            let error = #expect(throws: PlanError.self) {
                try appending("services: {web: {image: x}}") { draft in
                    var side = Service(name: "side")
                    side.image = "z"
                    if kind == "network" {
                        side.networks = ["nowhere": nil]
                    } else {
                        side.mounts = [PodCompose.Mount(kind: .volume, source: "nowhere", target: "/x")]
                    }
                    draft.project.services["side"] = side
                }
            }
            #expect(error?.message.contains("\(kind) nowhere, which the project does not have") == true)
        }
    }

    @Test("without any pass everything carries the pod's labels")
    func noPasses() throws {
        let yaml = """
            services:
              web: {image: x, volumes: ["data:/data", /anonymous], networks: [front], labels: {podkit.pod: forged}}
            networks: {front: {}}
            volumes: {data: {}}
            """
        let plan = try Planner(passes: []).plan(project(yaml), at: Placement(podID: "pod"))
        let web = try plan.container("web")
        let labels = try #require(web.config.labels)
        #expect(labels[PodLabel.pod] == "pod" && labels[PodLabel.service] == "web")
        #expect(labels[PodLabel.container] == "web")
        #expect(plan.networks.map { $0.labels?[PodLabel.pod] } == ["pod"])
        #expect(plan.volumes.map { $0.labels?[PodLabel.pod] } == ["pod"])
        let anonymous = web.host.mounts?.first { $0.target == "/anonymous" }
        #expect(anonymous?.volumeOptions?.labels?[PodLabel.pod] == "pod")
    }
}
