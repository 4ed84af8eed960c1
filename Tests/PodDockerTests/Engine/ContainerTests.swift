import PodDocker
import PodTestSupport
import Testing

@Suite(.enabled(if: Engine.isAvailable, "needs a Docker Engine and busybox-static"), .timeLimit(.minutes(10)))
struct ContainerTests {
    @Test func runsToItsEndAndTellsHow() async throws {
        try await Engine.withContainer(["sh", "-c", "echo out; echo err >&2; exit 7"]) { client, id in
            #expect(try await client.inspectContainer(id).state?.status == "created")
            #expect(try await client.startContainer(id))
            #expect(try await client.waitForContainer(id, timeout: .seconds(60)).statusCode == 7)
            let logs = try await client.withLogs(of: id) { try await $0.text() }
            #expect(logs.stdout == "out\n")
            #expect(logs.stderr == "err\n")
            let state = try #require(try await client.inspectContainer(id).state)
            #expect(state.status == "exited")
            #expect(state.exitCode == 7)
            #expect(state.oomKilled == false)
            let (started, finished) = (try #require(state.startedAt), try #require(state.finishedAt))
            // A quick command can end, by the engine's book, just before it began.
            #expect(finished - started > .seconds(-5))
            #expect(Timestamp.now - finished < .seconds(60))
        }
    }

    @Test func theNextExitIsWaitedFor() async throws {
        try await Engine.withContainer(["sh", "-c", "exit 7"]) { client, id in
            let status = try await withThrowingTaskGroup(of: Int?.self) { group in
                group.addTask {
                    let exit = try await client.waitForContainer(id, condition: .nextExit, timeout: .seconds(60))
                    return Int(exit.statusCode)
                }
                // Which call the engine hears first is open, and the container may have ended before it is waited for.
                // It is not started again at once: the engine forgets the status then, also for who waits.
                group.addTask {
                    while true {
                        try await client.startContainer(id)
                        try await Task.sleep(for: .seconds(5))
                    }
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            #expect(status == 7)
        }
    }

    @Test func startAndStopSayWhetherTheyDidAnything() async throws {
        try await Engine.withContainer(["sh", "-c", "trap 'exit 3' TERM; while :; do sleep 1; done"]) { client, id in
            #expect(try await client.stopContainer(id) == false)
            #expect(try await client.startContainer(id))
            #expect(try await client.startContainer(id) == false)
            #expect(try await client.stopContainer(id, timeout: .seconds(10)))
            let exit = try await client.waitForContainer(id, timeout: .seconds(10))
            #expect(exit.statusCode == 3 || exit.statusCode == 137)
            let error = await #expect(throws: DockerError.self) { try await client.killContainer(id) }
            #expect(error?.code == .conflict)
        }
    }

    @Test func isKilledBySignal() async throws {
        try await Engine.withContainer(["sleep", "600"]) { client, id in
            try await client.startContainer(id)
            async let exit = client.waitForContainer(id, timeout: .seconds(30))
            try await client.killContainer(id, signal: "SIGKILL")
            #expect(try await exit.statusCode == 137)
        }
    }

    @Test func aWaitHasItsTimeLimit() async throws {
        try await Engine.withContainer(["sleep", "600"]) { client, id in
            try await client.startContainer(id)
            let error = await #expect(throws: DockerError.self) {
                try await client.waitForContainer(id, timeout: .milliseconds(100))
            }
            #expect(error?.code == .timedOut)
        }
    }

    @Test func whatIsMissingOrTakenIsToldWithTheEnginesMessage() async throws {
        try await Engine.withContainer(["true"]) { client, id in
            let missing = Engine.unique("missing")
            let notFound = await #expect(throws: DockerError.self) { try await client.startContainer(missing) }
            #expect(notFound?.code == .notFound)
            #expect(notFound?.status == 404)
            #expect(notFound?.message.contains(missing) == true)
            #expect(notFound?.route == "POST /containers/\(missing)/start")

            let inspected = try await client.inspectContainer(id)
            let name = try #require(inspected.name).dropFirst()
            let request = ContainerCreateRequest(config: try #require(inspected.config))
            let conflict = await #expect(throws: DockerError.self) {
                try await client.createContainer(request, name: String(name))
            }
            #expect(conflict?.code == .conflict)
        }
    }

    @Test func keepsWhatItWasCreatedWith() async throws {
        try await Engine.withContainer(["sleep", "600"]) { request in
            request.config.hostname = "host-a"
            request.config.environment = ["A=1"]
            request.config.labels = ["org.podkit.test": "yes"]
            request.config.exposedPorts = ["80/tcp"]
            request.config.healthcheck = HealthConfig(
                test: ["CMD", "true"],
                interval: .milliseconds(1_500),
                retries: 2
            )
            request.hostConfig.resources.memory = 64 << 20
            request.hostConfig.resources.nanoCPUs = 500_000_000
            request.hostConfig.resources.pidsLimit = 50
            request.hostConfig.resources.ulimits = [Ulimit(name: "nofile", soft: 100, hard: 200)]
            request.hostConfig.mounts = [
                Mount(type: .tmpfs, target: "/scratch", tmpfsOptions: Mount.TmpfsOptions(sizeBytes: 1 << 20))
            ]
            request.hostConfig.extraHosts = ["db:127.0.0.1"]
            request.hostConfig.capDrop = ["NET_RAW"]
            request.hostConfig.initProcess = true
            request.hostConfig.readonlyRootfs = true
        } _: { client, id in
            let container = try await client.inspectContainer(id)
            let config = try #require(container.config)
            #expect(config.hostname == "host-a")
            #expect(config.environment?.contains("A=1") == true)
            #expect(config.labels?["org.podkit.test"] == "yes")
            #expect(config.exposedPorts == ["80/tcp"])
            #expect(config.healthcheck?.interval == .milliseconds(1_500))
            let host = try #require(container.hostConfig)
            #expect(host.resources.memory == 64 << 20)
            #expect(host.resources.nanoCPUs == 500_000_000)
            #expect(host.resources.pidsLimit == 50)
            #expect(host.resources.ulimits == [Ulimit(name: "nofile", soft: 100, hard: 200)])
            #expect(host.mounts?.first?.tmpfsOptions?.sizeBytes == 1 << 20)
            #expect(host.extraHosts == ["db:127.0.0.1"])
            #expect(host.initProcess == true)

            var update = ContainerUpdateRequest()
            update.resources.memory = 32 << 20
            update.resources.memorySwap = 64 << 20
            try await client.updateContainer(id, update)
            #expect(try await client.inspectContainer(id).hostConfig?.resources.memory == 32 << 20)

            let listed = try await client.listContainers(all: true, filters: ["id": [id]])
            #expect(listed.map(\.id) == [id])
            #expect(listed.first?.state == "created")
            #expect(try await client.listContainers(filters: ["id": [id]]).isEmpty)

            let name = Engine.unique("renamed")
            try await client.renameContainer(id, to: name)
            #expect(try await client.inspectContainer(name).id == id)
        }
    }

    @Test func tellsWhatItUses() async throws {
        try await Engine.withContainer(["sleep", "600"]) { client, id in
            try await client.startContainer(id)
            // Just after the start, threads of what has started it may still be there.
            try await eventually("memory and one process in use") {
                let stats = try await client.containerStats(id)
                return try #require(stats.memory?.usage) > 0 && #require(stats.pids?.current) == 1
            }
            let readings = try await client.withContainerStats(id) { stream in
                var readings: [ContainerStats] = []
                for try await reading in stream {
                    readings.append(reading)
                    if readings.count == 2 { break }
                }
                return readings
            }
            #expect(readings.count == 2)
            #expect(readings[0].read < readings[1].read)
            let processes = try await client.containerProcesses(id)
            #expect(processes.rows?.first?.contains { $0.contains("sleep 600") } == true)
        }
    }

    @Test func takesFiles() async throws {
        try await Engine.withContainer(["cat", "/etc/config/greeting"]) { client, id in
            var archive = TarArchive()
            archive.addDirectory("config")
            archive.addFile("config/greeting", Array("hello".utf8))
            try await client.putArchive(id, path: "/etc", .bytes(archive.bytes))
            let output = try await client.withAttached(to: id) { streams in
                try await client.startContainer(id)
                return try await streams.output.text()
            }
            #expect(output.stdout == "hello")
            let error = await #expect(throws: DockerError.self) {
                try await client.putArchive(id, path: "/nowhere", .bytes(archive.bytes))
            }
            #expect(error?.code == .notFound)
        }
    }
}
