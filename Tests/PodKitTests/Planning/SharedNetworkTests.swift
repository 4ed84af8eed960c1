import PodDocker
import PodKit
import Testing

@Suite("Planning: one network namespace for the pod")
struct SharedNetworkTests {
    @Test("an infra container owns the namespace, and every service joins it")
    func infra() throws {
        let plan = try plan(
            """
            services:
              web: {image: web, ports: ["8080:80"], expose: ["81"]}
              db: {image: db}
            """
        )
        #expect(plan.isShared)
        #expect(plan.keys == ["podkit-infra", "web", "db"])
        let infra = try plan.infra()
        #expect(infra.published == ["8080 -> 80/tcp"])
        #expect(infra.host.networkMode == "bridge")
        for key in ["web", "db"] {
            let container = try plan.container(key)
            #expect(container.host.networkMode == "container:\(infra.engineName)")
            #expect(container.createAfter == ["podkit-infra"])
            #expect(container.startAfter.contains(StartCondition("podkit-infra")))
        }
        // The engine refuses all of this on a container that joins another's namespace.
        let web = try plan.container("web")
        #expect(web.host.portBindings == nil)
        #expect(web.config.exposedPorts == nil)
        #expect(web.request.networkingConfig == nil)
    }

    @Test("what belongs to the namespace's owner moves to the infra container")
    func moves() throws {
        let plan = try plan(
            """
            services:
              web:
                image: web
                hostname: front
                domainname: example.org
                mac_address: 02:42:ac:11:00:02
                dns: [10.0.0.1]
                dns_search: [example.org]
                dns_opt: ["ndots:2"]
                extra_hosts: ["printer:10.0.0.9", "host.docker.internal:host-gateway"]
                sysctls: {net.core.somaxconn: 1024, kernel.shm_rmid_forced: 1}
            """
        )
        let (infra, web) = (try plan.infra(), try plan.container("web"))
        #expect(infra.config.hostname == "front")
        #expect(infra.config.domainname == "example.org")
        #expect(infra.config.macAddress == "02:42:ac:11:00:02")
        #expect(infra.host.dns == ["10.0.0.1"])
        #expect(infra.host.dnsSearch == ["example.org"])
        #expect(infra.host.dnsOptions == ["ndots:2"])
        #expect(infra.host.extraHosts?.contains("printer:10.0.0.9") == true)
        #expect(infra.host.extraHosts?.contains("host.docker.internal:host-gateway") == true)
        #expect(infra.host.sysctls == ["net.core.somaxconn": "1024"])
        #expect(web.config.hostname == nil)
        #expect(web.config.domainname == nil)
        #expect(web.config.macAddress == nil)
        #expect(web.host.dns == nil && web.host.dnsSearch == nil && web.host.dnsOptions == nil)
        #expect(web.host.extraHosts == nil)
        #expect(web.host.sysctls == ["kernel.shm_rmid_forced": "1"])
    }

    @Test("what two services want differently is said, and the first one's stands")
    func disagreements() throws {
        let plan = try plan(
            """
            services:
              one:
                image: x
                hostname: first
                extra_hosts: ["printer:10.0.0.1"]
                sysctls: {net.core.somaxconn: 1}
              two:
                image: x
                hostname: second
                extra_hosts: ["printer:10.0.0.2"]
                sysctls: {net.core.somaxconn: 2}
            """
        )
        let infra = try plan.infra()
        #expect(infra.config.hostname == "first")
        #expect(infra.host.extraHosts?.filter { $0.hasPrefix("printer") } == ["printer:10.0.0.1"])
        #expect(infra.host.sysctls == ["net.core.somaxconn": "1"])
        #expect(
            plan.explanations(of: "hostname") == [
                "compose.yaml:9:15: two.hostname: second → first (the containers of a pod have one hostname)"
            ]
        )
        #expect(plan.explanations(of: "extra_hosts").count == 1)
        #expect(plan.explanations(of: "sysctls").count == 1)
    }

    @Test("every name of a service leads to 127.0.0.1")
    func names() throws {
        let plan = try plan(
            """
            services:
              web:
                image: web
                links: ["db:database"]
              db:
                image: db
                container_name: the-store
                hostname: store
                domainname: example.org
                networks:
                  default: {aliases: [data]}
            """
        )
        let hosts = try #require(plan.infra().host.extraHosts)
        let names = ["web", "db", "database", "the-store", "store", "store.example.org", "data", "pod-db-1"]
        for name in names { #expect(hosts.contains("\(name):127.0.0.1"), "\(name) is not in \(hosts)") }
    }

    @Test("a host that the user gives an address keeps it, though a service has the name")
    func userHosts() throws {
        let plan = try plan(
            """
            services:
              web: {image: web, extra_hosts: ["db:10.0.0.9"]}
              db: {image: db}
            """
        )
        #expect(try plan.infra().host.extraHosts?.filter { $0.hasPrefix("db:") } == ["db:10.0.0.9"])
    }

    @Test("the infra container joins the networks of all services, with all their aliases")
    func networks() throws {
        let plan = try plan(
            """
            services:
              web:
                image: web
                networks: {front: {aliases: [www]}, back: {}}
              db:
                image: db
                networks: {back: {aliases: [data], ipv4_address: 10.9.0.7}}
            networks:
              front: {}
              back: {ipam: {config: [{subnet: 10.9.0.0/16}]}}
            """
        )
        let infra = try plan.infra()
        #expect(plan.networks.map(\.name).sorted() == ["pod_back", "pod_front"])
        var endpoints = infra.request.networkingConfig?.endpoints ?? [:]
        for connection in infra.connections { endpoints[connection.network] = connection.settings }
        #expect(endpoints.keys.sorted() == ["pod_back", "pod_front"])
        #expect(endpoints["pod_front"]?.aliases?.contains("www") == true)
        let names = Set(endpoints["pod_back"]?.aliases ?? [])
        #expect(names.isSuperset(of: ["web", "db", "data"]))
        #expect(endpoints["pod_back"]?.ipamConfig?.ipv4Address == "10.9.0.7")
        #expect(try plan.container("db").connections.isEmpty)
    }

    @Test("a service with a network of its own stays out of the shared one")
    func ownNetworks() throws {
        let plan = try plan(
            """
            services:
              web: {image: web}
              none: {image: x, network_mode: none}
              host: {image: x, network_mode: host}
              beside: {image: x, network_mode: "service:web"}
              besideHost: {image: x, network_mode: "service:host"}
            """
        )
        let infra = try plan.infra().engineName
        #expect(try plan.container("none").host.networkMode == "none")
        #expect(try plan.container("host").host.networkMode == "host")
        #expect(try plan.container("beside").host.networkMode == "container:\(infra)")
        #expect(try plan.container("besideHost").host.networkMode == "container:pod-host-1")
        #expect(try plan.container("besideHost").createAfter == ["host"])
    }

    @Test("a pod whose services are all outside of its network needs no infra container")
    func noInfra() throws {
        let plan = try plan("services: {host: {image: x, network_mode: host}}")
        #expect(plan.keys == ["host"])
        #expect(plan.networks.isEmpty)
    }

    @Test("a service may have the name that the infra container would have")
    func infraNameTaken() throws {
        let plan = try plan("services: {podkit-infra: {image: x}}")
        #expect(plan.containers.count == 2)
        #expect(Set(plan.containers.map(\.engineName)).count == 2)
        #expect(try plan.container("podkit-infra").isInfra == false)
    }

    @Test("the infra container's image can be chosen")
    func infraImage() throws {
        let placement = Placement(podID: "pod", infraImage: "pause:9")
        let infra = try plan("services: {web: {image: x}}", at: placement).infra()
        #expect(infra.config.image == "pause:9")
    }
}
