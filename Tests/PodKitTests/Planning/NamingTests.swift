import PodDocker
import PodKit
import Testing

@Suite("Planning: names, labels, and what belongs to the pod")
struct NamingTests {
    @Test("containers are named <pod>-<service>-<n>")
    func containers() throws {
        let plan = try plan("services: {web: {image: x, scale: 2}, db: {image: x, container_name: the-db}}")
        #expect(plan.containers.map(\.engineName) == ["pod-podkit-infra-1", "pod-web-1", "pod-web-2", "pod-db-1"])
        let explanation = try #require(plan.explanations(of: "container_name").first)
        #expect(explanation.hasPrefix("compose.yaml:1:"))
        #expect(explanation.contains("the-db → pod-db-1"))
    }

    @Test("names are cut to what a DNS label may have, and stay unique")
    func longNames() throws {
        let long = String(repeating: "long", count: 30)
        let pod = String(repeating: "p", count: 63)
        let plan = try plan(
            """
            services:
              \(long)-a: {image: x, scale: 12}
              \(long)-b: {image: x}
              b: {image: x}
            """,
            at: Placement(podID: pod)
        )
        let names = plan.containers.map(\.engineName)
        #expect(names.count == 15)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.count <= 63 }, "\(names)")
        #expect(names.filter { $0.hasSuffix("-12") }.count == 1)
    }

    @Test("services whose names differ only in where the hyphens are get different names")
    func ambiguousNames() throws {
        let plan = try plan("services: {web: {image: x, scale: 2}, web-1: {image: x}, web-1-1: {image: x}}")
        let names = plan.containers.map(\.engineName)
        #expect(Set(names).count == names.count)
        #expect(Set(plan.keys).count == 5)
    }

    @Test("a pod's name that a Mesos agent would kill, or no container can have, is refused")
    func podNames() throws {
        for name in ["mesos-1", "Web", "", "a b", "-x"] {
            #expect(throws: PlanError.self) { try plan("services: {web: {image: x}}", at: Placement(podID: name)) }
        }
    }

    @Test("networks and volumes are the pod's own, whatever name they were given")
    func scoping() throws {
        let plan = try plan(
            """
            services:
              web:
                image: x
                networks: [front, back]
                volumes: ["data:/data", "cache:/cache"]
            networks:
              front: {}
              back: {name: shared-by-name}
            volumes:
              data: {}
              cache: {name: my-cache, labels: {tier: one}, driver_opts: {type: tmpfs}}
              unused: {}
            """
        )
        #expect(plan.networks.map(\.name).sorted() == ["pod_back", "pod_front"])
        #expect(plan.volumes.compactMap(\.name).sorted() == ["pod_cache", "pod_data"])
        let cache = try #require(plan.volumes.first { $0.name == "pod_cache" })
        #expect(cache.labels?["tier"] == "one")
        #expect(cache.labels?[PodLabel.pod] == "pod")
        #expect(cache.labels?["com.docker.compose.volume"] == "cache")
        #expect(cache.driverOptions == ["type": "tmpfs"])
        #expect(plan.networks.allSatisfy { $0.labels?[PodLabel.pod] == "pod" })
        #expect(
            plan.explanations(of: "networks.back.name") == [
                "compose.yaml:8:16: networks.back.name: shared-by-name → pod_back "
                    + "(the network belongs to this pod; mark it external: true to use one that is there)"
            ]
        )
        #expect(plan.explanations(of: "volumes.cache.name").count == 1)
        #expect(plan.explanations(of: "volumes.data.name").isEmpty)
        let mounts = try plan.container("web").host.mounts ?? []
        let binds = try plan.container("web").host.binds ?? []
        #expect(mounts.compactMap(\.source).sorted() == ["pod_cache", "pod_data"] || binds.count == 2)
    }

    @Test("what is external is left alone: not made, not renamed, not removed")
    func external() throws {
        let plan = try plan(
            """
            services:
              web: {image: x, networks: [there], volumes: ["kept:/data"]}
            networks: {there: {external: true, name: company}}
            volumes: {kept: {external: true}}
            """
        )
        #expect(plan.networks.isEmpty && plan.volumes.isEmpty)
        let infra = try plan.infra()
        #expect(infra.host.networkMode == "company")
        #expect(infra.request.networkingConfig?.endpoints?.keys.sorted() == ["company"])
        #expect(try plan.container("web").host.mounts?.first?.source == "kept")
    }

    let subnets = """
        services:
          web: {image: x, networks: {front: {ipv4_address: 10.9.0.7}}}
        networks:
          front:
            ipam:
              config: [{subnet: 10.9.0.0/16, gateway: 10.9.0.1}]
        """

    @Test("a free subnet is kept with its addresses")
    func subnet() throws {
        let plan = try plan(subnets, facts: EngineFacts(subnets: ["other": [try #require(Subnet("10.8.0.0/16"))]]))
        let pool = try #require(plan.networks.first?.ipam?.config?.first)
        #expect(pool.subnet == "10.9.0.0/16" && pool.gateway == "10.9.0.1")
        let settings = try plan.infra().request.networkingConfig?.endpoints?["pod_front"]
        #expect(settings?.ipamConfig?.ipv4Address == "10.9.0.7")
    }

    @Test("a subnet that another network holds is dropped with its addresses, and said so")
    func takenSubnet() throws {
        let plan = try plan(subnets, facts: EngineFacts(subnets: ["other": [try #require(Subnet("10.9.7.0/24"))]]))
        #expect(plan.networks.first?.ipam?.config ?? [] == [])
        let settings = try plan.infra().request.networkingConfig?.endpoints?["pod_front"]
        #expect(settings?.ipamConfig == nil)
        let explanation = try #require(plan.explanations(of: "networks.front.ipam.config").first)
        #expect(explanation.hasPrefix("compose.yaml:6:"))
        #expect(explanation.contains("10.9.0.0/16 removed") && explanation.contains("other"))
    }

    @Test("labels say whose a container is: to people, to docker compose, to Mesos and to the reaper")
    func labels() throws {
        var placement = Placement(podID: "pod", taskID: "task-1", executorID: "executor-1")
        placement.labels = ["rack": "7"]
        let plan = try plan(
            "services: {web: {image: x, scale: 2, labels: {mine: '1', taskId: forged}}}",
            at: placement
        )
        let labels = try #require(plan.container("web-2").config.labels)
        #expect(labels["mine"] == "1")
        #expect(labels["rack"] == "7")
        #expect(labels["taskId"] == "task-1" && labels["executorId"] == "executor-1")
        #expect(labels[PodLabel.pod] == "pod" && labels[PodLabel.service] == "web")
        #expect(labels[PodLabel.container] == "web-2")
        #expect(labels["com.docker.compose.project"] == "pod")
        #expect(labels["com.docker.compose.service"] == "web")
        #expect(labels["com.docker.compose.container-number"] == "2")
        #expect(labels["com.docker.compose.oneoff"] == "False")
        #expect(labels["com.docker.compose.project.working_dir"] == "/shop")
        #expect(labels["com.docker.compose.project.config_files"] == "/shop/compose.yaml")
        #expect(labels["com.docker.compose.config-hash"]?.isEmpty == false)
        #expect(try plan.infra().config.labels?[PodLabel.pod] == "pod")
        #expect(try plan.infra().config.labels?["taskId"] == "task-1")
    }

    @Test("every container gets the pod's cgroup, and a cgroup_parent of the file's own is said to be replaced")
    func cgroup() throws {
        let yaml = "services: {web: {image: x, cgroup_parent: /mine}, db: {image: x}}"
        let plan = try plan(yaml, at: Placement(podID: "pod", cgroupParent: "/mesos/7"))
        #expect(plan.containers.allSatisfy { $0.host.resources.cgroupParent == "/mesos/7" })
        let explanations = plan.explanations(of: "cgroup_parent")
        #expect(explanations.count == 1)
        #expect(explanations.first?.contains("web.cgroup_parent: /mine → /mesos/7") == true)
    }

    @Test("what Mesos says of the task is in the environment, and its sandbox is mounted")
    func mesos() throws {
        let placement = Placement(
            podID: "pod",
            taskID: "t",
            executorID: "e",
            frameworkID: "f",
            sandbox: "/var/lib/mesos/sandbox",
            hostName: "node-7",
            environment: ["EXTRA": "1", "MINE": "no"]
        )
        let web = try plan("services: {web: {image: x, environment: {MINE: 'yes'}}}", at: placement).container("web")
        let expected = [
            "MESOS_TASK_ID": "t", "MESOS_EXECUTOR_ID": "e", "MESOS_FRAMEWORK_ID": "f", "HOST": "node-7",
            "MESOS_SANDBOX": "/mnt/mesos/sandbox", "EXTRA": "1", "MINE": "yes",
        ]
        #expect(web.environment == expected)
        let isMounted =
            web.host.mounts?.contains { $0.source == "/var/lib/mesos/sandbox" && $0.target == "/mnt/mesos/sandbox" }
        #expect(isMounted == true)
    }
}
