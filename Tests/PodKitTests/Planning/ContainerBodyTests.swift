import PodCompose
import PodDocker
import PodKit
import Testing

@Suite("Planning: what of a service the engine gets")
struct ContainerBodyTests {
    func web(_ attributes: String, facts: EngineFacts = EngineFacts()) throws -> ContainerPlan {
        try plan("services: {web: {image: x, \(attributes)}}", facts: facts).container("web")
    }

    @Test("command, entry point, user, directory, terminal")
    func process() throws {
        let web = try web(
            "command: echo 'a b', entrypoint: [sh, -c], user: '1:2', working_dir: /w, tty: true, stdin_open: true, "
                + "init: true, environment: {A: '1', B: }, stop_signal: SIGINT, stop_grace_period: 90s"
        )
        #expect(web.config.image == "x")
        #expect(web.config.command == ["echo", "a b"])
        #expect(web.config.entrypoint == ["sh", "-c"])
        #expect(web.config.user == "1:2" && web.config.workingDir == "/w")
        #expect(web.config.tty == true && web.config.openStdin == true)
        #expect(web.host.initProcess == true)
        #expect(web.environment == ["A": "1"], "a variable that is set nowhere is not in the container")
        #expect(web.stopSignal == "SIGINT" && web.config.stopSignal == "SIGINT")
        #expect(web.stopGrace == .seconds(90))
    }

    @Test("an image's own stop signal and health check count")
    func fromImage() throws {
        let facts = EngineFacts(images: ["x": ImageFacts(hasHealthcheck: true, stopSignal: "SIGQUIT")])
        let container = try web("scale: 1", facts: facts)
        #expect(container.stopSignal == "SIGQUIT" && container.hasHealthcheck)
        #expect(try !web("healthcheck: {disable: true}", facts: facts).hasHealthcheck)
        #expect(try !web("healthcheck: {test: [NONE]}", facts: facts).hasHealthcheck)
    }

    @Test(
        "CPUs are exact",
        arguments: [
            ("0.1", 100_000_000), ("0.7", 700_000_000), ("1.5", 1_500_000_000), ("2", 2_000_000_000),
            ("0.001", 1_000_000), ("'0.25'", 250_000_000), ("16.3", 16_300_000_000),
        ] as [(String, Int64)]
    )
    func cpus(_ text: String, _ nanoCPUs: Int64) throws {
        #expect(try web("cpus: \(text)").host.resources.nanoCPUs == nanoCPUs)
        #expect(try web("deploy: {resources: {limits: {cpus: \(text)}}}").host.resources.nanoCPUs == nanoCPUs)
    }

    @Test("limits, of the service and of deploy.resources")
    func limits() throws {
        let own = try web(
            "cpus: 1, mem_limit: 64m, mem_reservation: 32m, memswap_limit: 128m, mem_swappiness: 5, pids_limit: 10, "
                + "cpu_shares: 512, cpu_period: 50000, cpu_quota: 25000, cpuset: 0-1, oom_score_adj: 100, "
                + "oom_kill_disable: true, blkio_config: {weight: 300}"
        ).host
        let resources = own.resources
        #expect(resources.memory == 64 << 20 && resources.memoryReservation == 32 << 20)
        #expect(resources.memorySwap == 128 << 20 && resources.memorySwappiness == 5 && resources.pidsLimit == 10)
        #expect(resources.cpuShares == 512 && resources.cpuPeriod == 50_000 && resources.cpuQuota == 25_000)
        #expect(resources.cpusetCpus == "0-1" && resources.oomKillDisable == true)
        #expect(resources.blkioWeight == 300)
        #expect(own.oomScoreAdj == 100)
        let deployed = try web(
            "cpu_shares: 512, deploy: {resources: {"
                + "limits: {cpus: 0.5, memory: 48m, pids: 20}, reservations: {memory: 16m}}}"
        ).host.resources
        #expect(deployed.nanoCPUs == 500_000_000 && deployed.cpuShares == 512)
        #expect(deployed.memory == 48 << 20 && deployed.memoryReservation == 16 << 20 && deployed.pidsLimit == 20)
    }

    @Test("a health check, as a shell's line and as a list, with its times")
    func healthcheck() throws {
        let check = try #require(
            web("healthcheck: {test: curl -f x, interval: 1m30s, timeout: 250ms, retries: 5, start_period: 2s}")
                .config.healthcheck
        )
        #expect(check.test == ["CMD-SHELL", "curl -f x"])
        #expect(check.interval == .seconds(90) && check.timeout == .milliseconds(250))
        #expect(check.retries == 5 && check.startPeriod == .seconds(2))
        #expect(try web("healthcheck: {test: [CMD, 'true']}").config.healthcheck?.test == ["CMD", "true"])
        #expect(try web("healthcheck: {disable: true}").config.healthcheck?.test == ["NONE"])
        let interval = "healthcheck: {test: 'true', start_period: 9s, start_interval: 1s}"
        #expect(try web(interval).config.healthcheck?.startInterval == nil, "engines before API 1.44 refuse it")
        let facts = EngineFacts(apiVersion: APIVersion(1, 44))
        #expect(try web(interval, facts: facts).config.healthcheck?.startInterval == .seconds(1))
    }

    @Test("ulimits, devices, GPUs, logging")
    func devices() throws {
        let host = try web(
            "ulimits: {nofile: {soft: 100, hard: 200}, nproc: 50}, devices: ['/dev/null:/dev/zilch:r', /dev/zero], "
                + "gpus: all, logging: {driver: json-file, options: {max-size: 1m}}, "
                + "device_cgroup_rules: ['c 1:3 mr']"
        ).host
        #expect(
            host.resources.ulimits?.sorted { $0.name < $1.name } == [
                Ulimit(name: "nofile", soft: 100, hard: 200), Ulimit(name: "nproc", soft: 50, hard: 50),
            ]
        )
        #expect(
            host.resources.devices == [
                DeviceMapping(pathOnHost: "/dev/null", pathInContainer: "/dev/zilch", cgroupPermissions: "r"),
                DeviceMapping(pathOnHost: "/dev/zero", pathInContainer: "/dev/zero", cgroupPermissions: "rwm"),
            ]
        )
        #expect(host.resources.deviceCgroupRules == ["c 1:3 mr"])
        let gpu = try #require(host.resources.deviceRequests?.first)
        #expect(gpu.count == -1 && gpu.capabilities == [["gpu"]])
        #expect(host.logConfig?.type == "json-file" && host.logConfig?.config == ["max-size": "1m"])
        let reserved = try web(
            "deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 2, capabilities: [gpu, utility]}]}}}"
        ).host.resources.deviceRequests
        #expect(reserved?.first?.driver == "nvidia" && reserved?.first?.count == 2)
        #expect(reserved?.first?.capabilities == [["gpu", "utility"]])
    }

    @Test("rights: capabilities, privileged, read-only, security options, groups")
    func rights() throws {
        let web = try web(
            "cap_add: [NET_ADMIN], cap_drop: [ALL], privileged: true, read_only: true, group_add: [audio], "
                + "security_opt: ['no-new-privileges:true', 'seccomp:/etc/profile.json'], runtime: runc, "
                + "storage_opt: {size: 1G}, annotations: {a: b}"
        )
        #expect(web.host.capAdd == ["NET_ADMIN"] && web.host.capDrop == ["ALL"])
        #expect(web.host.privileged == true && web.host.readonlyRootfs == true)
        #expect(web.host.groupAdd == ["audio"] && web.host.runtime == "runc")
        #expect(web.host.securityOpt == ["no-new-privileges:true"])
        #expect(web.seccompProfile == "/etc/profile.json")
        #expect(web.host.storageOpt == ["size": "1G"] && web.host.annotations == ["a": "b"])
        #expect(try self.web("security_opt: ['seccomp:unconfined']").host.securityOpt == ["seccomp:unconfined"])
    }

    @Test("hooks")
    func hooks() throws {
        let web = try web("post_start: [{command: echo up, user: root}], pre_stop: [{command: [echo, down]}]")
        #expect(web.postStart.map(\.command) == [["echo", "up"]] && web.postStart.first?.user == "root")
        #expect(web.preStop.map(\.command) == [["echo", "down"]])
    }

    @Test("a service that prints nothing is not attached")
    func attach() throws {
        #expect(try web("scale: 1").isAttached)
        #expect(try !web("attach: false").isAttached)
    }

    @Test(
        "what a pod cannot give is refused with its place",
        arguments: [
            ("services: {web: {provider: {type: cloud}}}", "provider"),
            ("services: {web: {image: x, models: [m]}}\nmodels: {m: {model: llm}}", "models"),
            ("services: {web: {image: x, credential_spec: {file: spec.json}}}", "credential_spec"),
            ("services: {web: {image: x, secrets: [s]}}\nsecrets: {s: {external: true}}", "external secret"),
            ("services: {web: {image: x, configs: [c]}}\nconfigs: {c: {external: true}}", "external config"),
            ("services: {web: {image: x, volumes_from: [nobody]}}", "nobody"),
            ("services: {web: {image: x, pull_policy: sometimes}}", "sometimes"),
        ]
    )
    func unsupported(_ yaml: String, _ part: String) throws {
        let error = try #require(throws: (any Error).self) {
            let plan = try plan(yaml)
            _ = try ImageRequirement.requirements(of: plan.project)
        }
        #expect("\(error)".contains(part), "\(error)")
        #expect("\(error)".hasPrefix("compose.yaml:"), "\(error)")
    }

    @Test("a project without a service that is enabled is refused")
    func empty() throws {
        let error = try #require(throws: (any Error).self) { try plan("services: {web: {image: x, profiles: [p]}}") }
        #expect("\(error)".contains("no service"))
    }
}
