import PodCompose
import Testing

@Suite struct ResourceTotalsTests {
    static let shop = """
        services:
          web:
            image: web
            scale: 3
            cpus: 0.1
            mem_limit: 64m
            pids_limit: 10
            ports: ["8080:80", "443"]
          db:
            image: db
            cpu_shares: 512
            mem_reservation: 100m
            mem_limit: 200m
            shm_size: 256m
            storage_opt: {size: 1g}
            pids_limit: 20
          debug:
            image: debug
            profiles: [debug]
            deploy:
              replicas: 2
              resources:
                limits: {cpus: '0.25', memory: 1g, pids: 5}
                reservations: {memory: 10m}
        """

    @Test func addsUpContainersAndOverhead() throws {
        let totals = try ComposeText.project(Self.shop).resourceTotals()
        // 3 × 0.1 + 512 ÷ 1024 + 0.01, no limit for the database.
        #expect(totals.pod.cpuRequest.description == "0.81")
        #expect(totals.pod.cpuLimit == nil)
        // 3 × 64 + 100 + 32, and 3 × 64 + 200 + 32.
        #expect(totals.pod.memoryRequest == 324 << 20)
        #expect(totals.pod.memoryLimit == 424 << 20)
        #expect(totals.pod.memoryReservation == 100 << 20)
        #expect(totals.pod.swapLimit == 392 << 20)
        #expect(totals.pod.disk == 1 << 30)
        #expect(totals.pod.sharedMemory == 256 << 20)
        #expect(totals.pod.pidsLimit == 50)
        #expect(totals.services.map(\.containers) == [3, 1])
        #expect(totals.services[0].total.memoryLimit == 192 << 20)
        #expect(totals.hostPortCount == 6)
        #expect(totals.peak == nil)
    }

    @Test func countsServicesOfActiveProfilesOnly() throws {
        let totals = try ComposeText.project(Self.shop, profiles: ["debug"]).resourceTotals(
            ResourceOptions(overhead: .none)
        )
        #expect(totals.pod.cpuRequest.description == "1.3")
        #expect(totals.pod.memoryRequest == 312 << 20)
        #expect(totals.pod.memoryLimit == 2440 << 20)
        #expect(totals.pod.pidsLimit == 60)
    }

    @Test func defaultsFillRequestsAndNotLimits() throws {
        let project = try ComposeText.project("services: {a: {image: a, scale: 2}, b: {image: b, cpus: 1}}")
        let options = ResourceOptions(defaultCPUs: CPUAmount("0.2"), defaultMemory: 64 << 20, overhead: .none)
        let totals = project.resourceTotals(options)
        #expect(totals.pod.cpuRequest.description == "1.4")
        #expect(totals.pod.memoryRequest == 192 << 20)
        #expect(totals.pod.cpuLimit == nil)
        #expect(totals.pod.memoryLimit == nil)
        #expect(totals.services.map(\.lacksCPUs) == [true, false])
        #expect(totals.services.map(\.lacksMemory) == [true, true])
    }

    @Test func limitsAreNotBelowRequests() throws {
        let project = try ComposeText.project(
            "services: {a: {image: a, deploy: {resources: {limits: {cpus: 1}, reservations: {cpus: 3}}}}}"
        )
        let totals = project.resourceTotals(ResourceOptions(overhead: .none))
        #expect(totals.pod.cpuRequest.description == "3")
        #expect(totals.pod.cpuLimit?.description == "3")
        #expect(totals.services[0].perContainer.cpuLimit?.description == "1")
    }

    @Test func nothingIsLimitedToNothing() throws {
        let totals = Project(name: "empty").resourceTotals(ResourceOptions(overhead: .none))
        #expect(totals.pod == .zero)
        #expect(totals.hostPortCount == 0)
    }

    @Test func absurdAmountsStayCountable() throws {
        let project = try ComposeText.project(
            """
            services:
              a: {image: a, cpus: 1e30, mem_limit: 8000000000000000000, scale: 9000000000000000000, ports: ["80"]}
              b: {image: b, cpus: 1e30, mem_limit: 8000000000000000000, scale: 9000000000000000000, ports: ["80"]}
            """
        )
        for peak in [false, true] {
            let totals = project.resourceTotals(ResourceOptions(peak: peak))
            #expect(totals.pod.cpuRequest.nanoCPUs == .max)
            #expect(totals.pod.memoryLimit == .max)
            #expect(totals.hostPortCount == .max)
            #expect(totals.findings.map(\.kind) == [.tooLarge, .tooLarge])
        }
    }

    @Test func portsSayWhatTheyAskFor() throws {
        let project = try ComposeText.project(
            """
            services:
              dns: {image: dns, ports: ["53:53/tcp", "53:53/udp", "127.0.0.1:5353:53"]}
              web: {image: web, scale: 2, ports: ["8000-8005:80", "9000-9001:90-91", "[::1]:81:81"]}
              host: {image: host, network_mode: host, ports: ["1:1"]}
              none: {image: none, scale: 0, ports: ["2:2"]}
            """
        )
        let totals = project.resourceTotals()
        #expect(
            totals.ports == [
                PortClaim(service: "dns", hostPort: .fixed(53), target: 53),
                PortClaim(service: "dns", hostPort: .fixed(53), target: 53, transport: "udp"),
                PortClaim(service: "dns", hostAddress: "127.0.0.1", hostPort: .fixed(5353), target: 53),
                PortClaim(service: "web", containers: 2, hostPort: .range(8000...8005), target: 80),
                PortClaim(service: "web", containers: 2, hostPort: .fixed(9000), target: 90),
                PortClaim(service: "web", containers: 2, hostPort: .fixed(9001), target: 91),
                PortClaim(service: "web", containers: 2, hostAddress: "::1", hostPort: .fixed(81), target: 81),
            ]
        )
        // Both 53, 5353, and two containers times four.
        #expect(totals.hostPortCount == 10)
    }

    @Test(
        arguments: [
            ("{a: {image: x, ports: ['53:53', '53:53/udp']}}", 1),
            ("{a: {image: x, scale: 3, ports: ['53:53', '53:53/udp']}}", 3),
            ("{a: {image: x, ports: ['127.0.0.1:80:80', '127.0.0.2:80:80']}}", 1),
            ("{a: {image: x, ports: ['127.0.0.1:80:80', '80:80']}}", 2),
            ("{a: {image: x, ports: ['0.0.0.0:80:80']}, b: {image: x, ports: ['[::1]:80:80']}}", 2),
            // The second and third share no port with those of the first, which are not the last given for the number.
            ("{a: {image: x, scale: 3, ports: ['53:53']}, b: {image: x, scale: 3, ports: ['53:53/udp']}}", 5),
            ("{a: {image: x, scale: 100000, ports: ['53:53', '53:53/udp', '80']}}", 200_000),
        ]
    )
    func hostPorts(services: String, count: Int) throws {
        #expect(try ComposeText.project("services: \(services)").resourceTotals().hostPortCount == count)
    }
}
