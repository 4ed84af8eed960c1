import PodDocker
import Testing

@Suite(.enabled(if: Engine.isAvailable, "needs a Docker Engine and busybox-static"), .timeLimit(.minutes(10)))
struct SystemTests {
    @Test func theEngineTellsWhatItIs() async throws {
        let client = try #require(Engine.client)
        let negotiated = try await client.ping()
        let version = try await client.version()
        #expect(negotiated == min(.newest, try #require(version.apiVersion.flatMap { APIVersion($0) })))
        let info = try await client.info()
        #expect(info.serverVersion == version.version)
        #expect(info.osType == "linux")
        #expect(["1", "2"].contains(info.cgroupVersion))
        #expect(["cgroupfs", "systemd"].contains(info.cgroupDriver))
        #expect(try #require(info.cpuCount) > 0)
    }

    @Test func networksAreMadeJoinedLeftAndRemoved() async throws {
        try await Engine.withContainer(["sleep", "600"]) { request in
            request.hostConfig.networkMode = nil
        } _: { client, id in
            let name = Engine.unique()
            var request = NetworkCreateRequest(name: name)
            request.labels = ["org.podkit.test": name]
            request.isInternal = true
            request.checkDuplicate = true
            let network = try await client.createNetwork(request).id
            try await Engine.cleaningUp {
                let conflict = await #expect(throws: DockerError.self) { try await client.createNetwork(request) }
                #expect(conflict?.code == .conflict)
                #expect(
                    try await client.listNetworks(filters: ["label": ["org.podkit.test=\(name)"]]).map(\.id) == [
                        network
                    ]
                )

                var settings = EndpointSettings()
                settings.aliases = ["db"]
                try await client.connectNetwork(name, container: id, settings: settings)
                try await client.startContainer(id)
                let endpoint = try await client.inspectContainer(id).networkSettings?.networks?[name]
                #expect(endpoint?.aliases?.contains("db") == true)
                let inspected = try await client.inspectNetwork(name)
                #expect(inspected.containers?[id]?.ipv4Address?.isEmpty == false)
                #expect(inspected.isInternal == true)

                try await client.disconnectNetwork(network, container: id, force: true)
                #expect(try await client.inspectNetwork(network).containers?.isEmpty == true)
            } afterwards: {
                try await client.removeNetwork(network)
            }
            let gone = await #expect(throws: DockerError.self) { try await client.inspectNetwork(network) }
            #expect(gone?.code == .notFound)
        }
    }

    @Test func volumesAreMadeUsedAndRemoved() async throws {
        let client = try #require(Engine.client)
        let name = Engine.unique()
        let labels = ["org.podkit.test": name]
        let volume = try await client.createVolume(VolumeCreateRequest(name: name, labels: labels))
        #expect(volume.name == name)
        #expect(volume.mountpoint?.isEmpty == false)
        #expect(try #require(volume.createdAt) > Timestamp(seconds: 0))
        try await Engine.withContainer(["true"]) { request in
            request.hostConfig.binds = ["\(name):/data"]
        } _: { client, id in
            let container = try await client.inspectContainer(id)
            #expect(container.mounts?.first?.name == name)
            let used = await #expect(throws: DockerError.self) { try await client.removeVolume(name) }
            #expect(used?.code == .conflict)
        }
        #expect(try await client.listVolumes(filters: ["label": ["org.podkit.test=\(name)"]]).map(\.name) == [name])
        try await client.removeVolume(name)
        let gone = await #expect(throws: DockerError.self) { try await client.inspectVolume(name) }
        #expect(gone?.code == .notFound)
    }
}
