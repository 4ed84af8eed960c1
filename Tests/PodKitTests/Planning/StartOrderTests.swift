import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import Testing

@Suite("Planning: replicas, start order, namespaces and restarts")
struct StartOrderTests {
    @Test("dependencies become conditions, and containers come after what they wait for")
    func conditions() throws {
        let plan = try plan(
            """
            services:
              web:
                image: x
                depends_on:
                  app: {condition: service_healthy}
                  seed: {condition: service_completed_successfully, required: false}
              app: {image: x, depends_on: [db], healthcheck: {test: "true"}}
              seed: {image: x}
              db: {image: x}
            """
        )
        let infra = StartCondition("podkit-infra")
        #expect(
            try plan.container("web").startAfter == [
                StartCondition("app", .healthy), StartCondition("seed", .completed, required: false), infra,
            ]
        )
        #expect(try plan.container("app").startAfter == [StartCondition("db"), infra])
        #expect(plan.keys.first == "podkit-infra")
        let position = Dictionary(uniqueKeysWithValues: plan.keys.enumerated().map { ($1, $0) })
        #expect(try #require(position["db"]) < (try #require(position["app"])))
        #expect(try #require(position["app"]) < (try #require(position["web"])))
        #expect(try plan.container("app").hasHealthcheck)
    }

    @Test("a dependency that is not required may be missing")
    func optional() throws {
        let plan = try plan(
            """
            services:
              web: {image: x, depends_on: {cache: {condition: service_started, required: false}}}
              cache: {image: x, profiles: [fast]}
            """
        )
        #expect(plan.keys == ["podkit-infra", "web"])
        #expect(try plan.container("web").startAfter == [StartCondition("podkit-infra")])
    }

    @Test("who waits for all replicas waits for each")
    func replicas() throws {
        let plan = try plan(
            """
            services:
              web:
                image: x
                depends_on: {app: {condition: service_healthy}}
                network_mode: service:app
                pid: service:app
                volumes_from: ["app:ro"]
              app: {image: x, deploy: {replicas: 2}, healthcheck: {test: "true"}}
            """
        )
        let web = try plan.container("web")
        #expect(web.startAfter.prefix(2) == [StartCondition("app-1", .healthy), StartCondition("app-2", .healthy)])
        #expect(web.host.pidMode == "container:pod-app-1")
        #expect(web.host.volumesFrom == ["pod-app-1:ro", "pod-app-2:ro"])
        #expect(web.host.networkMode == "container:pod-podkit-infra-1")
        #expect(plan.explanations(of: "scale").first?.contains("app.scale: 2 → app-1, app-2") == true)
    }

    @Test("scale and deploy.replicas say how many; none is none")
    func scale() throws {
        let plan = try plan(
            "services: {a: {image: x, scale: 3}, b: {image: x, deploy: {replicas: 2}}, c: {image: x, scale: 0}}"
        )
        #expect(Set(plan.keys) == ["podkit-infra", "a-1", "a-2", "a-3", "b-1", "b-2"])
        #expect(plan.containers.filter { $0.service == "a" }.count == 3)
    }

    @Test("replicas with one container_name are refused, with the place")
    func replicasWithName() throws {
        let error = try #require(throws: (any Error).self) {
            try plan("services: {a: {image: x, scale: 2, container_name: one}}")
        }
        #expect("\(error)".contains("container_name"))
        #expect("\(error)".hasPrefix("compose.yaml:1:"))
    }

    @Test("a circle through a shared namespace is refused and shown")
    func cycle() throws {
        let error = try #require(throws: (any Error).self) {
            try plan(
                """
                services:
                  egg: {image: x, depends_on: [hen]}
                  hen: {image: x, pid: "service:egg"}
                """
            )
        }
        #expect("\(error)".contains("egg") && "\(error)".contains("hen"))
        #expect("\(error)".hasPrefix("compose.yaml:"))
    }

    @Test("waiting for the health of what has no health check is refused once the image is known")
    func noHealthcheck() throws {
        let yaml = """
            services:
              web:
                image: x
                depends_on: {db: {condition: service_healthy}}
              db: {image: db}
            """
        #expect(throws: Never.self) { try plan(yaml) }
        #expect(throws: Never.self) {
            try plan(yaml, facts: EngineFacts(images: ["db": ImageFacts(hasHealthcheck: true)]))
        }
        let error = try refusal(yaml, facts: EngineFacts(images: ["db": ImageFacts()]))
        #expect(error.location?.line == 4)
        #expect(error.message.contains("web") && error.message.contains("db"))
    }

    @Test("namespaces: kept where they work in a pod, service:x is the planned container")
    func namespaces() throws {
        let plan = try plan(
            """
            services:
              web:
                image: x
                pid: host
                ipc: "service:db"
                uts: host
                userns_mode: host
                cgroup: private
              db: {image: x, ipc: shareable}
              outside: {image: x, pid: "container:other"}
            """
        )
        let web = try plan.container("web").host
        #expect(web.pidMode == "host" && web.ipcMode == "container:pod-db-1")
        #expect(web.utsMode == "host" && web.usernsMode == "host" && web.cgroupnsMode == "private")
        #expect(try plan.container("web").createAfter.contains("db"))
        #expect(try plan.container("db").host.ipcMode == "shareable")
        #expect(try plan.container("outside").host.pidMode == "container:other")
    }

    @Test("share puts the services into the infra container's namespaces")
    func share() throws {
        let plan = try plan(
            """
            x-podkit: {share: [pid, ipc]}
            services:
              web: {image: x, shm_size: 64m, sysctls: {kernel.shmmax: 1}}
              db: {image: x, shm_size: 128m}
              host: {image: x, pid: host}
            """
        )
        let infra = try plan.infra()
        #expect(infra.host.ipcMode == "shareable")
        #expect(infra.host.shmSize == 128 << 20)
        #expect(infra.host.sysctls?["kernel.shmmax"] == "1")
        for key in ["web", "db"] {
            let host = try plan.container(key).host
            #expect(host.pidMode == "container:\(infra.engineName)" && host.ipcMode == "container:\(infra.engineName)")
            #expect(host.shmSize == nil)
        }
        #expect(try plan.container("host").host.pidMode == "host")
        let error = try refusal("{x-podkit: {share: [pid, lunch]}, services: {web: {image: x}}}")
        #expect(error.message.contains("lunch") && error.location?.line == 1)
    }

    @Test("the infra container can hold namespaces of a pod on a private network")
    func shareOnBridge() throws {
        let placement = Placement(podID: "pod", network: .bridge, share: [.pid])
        let plan = try plan("services: {web: {image: x}}", at: placement)
        #expect(try plan.container("web").host.pidMode == "container:\(plan.infra().engineName)")
        #expect(try plan.container("web").host.networkMode == "pod_default")
    }

    @Test(
        "restart rules go to the supervisor, never to the engine",
        arguments: [
            ("restart: always", RestartRule(.always)),
            ("restart: unless-stopped", RestartRule(.always)),
            ("restart: on-failure", RestartRule(.onFailure)),
            ("restart: on-failure:3", RestartRule(.onFailure, maximumAttempts: 3)),
            ("restart: 'no'", .never),
            ("scale: 1", .never),
            ("deploy: {restart_policy: {condition: any}}", RestartRule(.always)),
            ("deploy: {restart_policy: {condition: none}}", .never),
            (
                "deploy: {restart_policy: {condition: on-failure, max_attempts: 2, delay: 5s, window: 1m}}",
                RestartRule(.onFailure, maximumAttempts: 2, delay: .seconds(5), window: .seconds(60))
            ),
            ("restart: always, deploy: {restart_policy: {condition: none}}", .never),
        ]
    )
    func restarts(_ text: String, _ rule: RestartRule) throws {
        let plan = try plan("services: {web: {image: x, \(text)}}")
        let web = try plan.container("web")
        #expect(web.restart == rule)
        #expect(plan.containers.allSatisfy { $0.host.restartPolicy?.name ?? "no" == "no" })
        #expect(plan.explanations(of: "restart").count == (rule == .never ? 0 : 1))
    }

    @Test("a bad restart rule is refused with its place")
    func badRestart() throws {
        let error = try #require(throws: (any Error).self) { try plan("services: {web: {image: x, restart: often}}") }
        #expect("\(error)".hasPrefix("compose.yaml:1:") && "\(error)".contains("often"))
    }

    @Test("a service whose end does not matter says so")
    func essential() throws {
        let plan = try plan("services: {web: {image: x}, log: {image: x, x-podkit: {essential: false}}}")
        #expect(try plan.container("web").isEssential)
        #expect(try !plan.container("log").isEssential)
        #expect(try !plan.infra().isEssential)
    }
}
