import FoundationEssentials
import PodDocker
import Testing

struct RequestEncodingTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func whatIsLeftOutIsNotSent() throws {
        #expect(try json(ContainerCreateRequest(config: ContainerConfig())) == #"{"HostConfig":{}}"#)
        #expect(try json(NetworkCreateRequest(name: "n")) == #"{"Name":"n"}"#)
        #expect(try json(VolumeCreateRequest()) == "{}")
        #expect(try json(ContainerUpdateRequest()) == "{}")
    }

    @Test func aContainerIsOneObjectInTheEnginesSpelling() throws {
        var config = ContainerConfig()
        config.image = "busybox"
        config.environment = ["A=1"]
        config.exposedPorts = ["80/tcp"]
        config.healthcheck = HealthConfig(
            test: ["CMD", "true"],
            interval: .seconds(1),
            startInterval: .milliseconds(1)
        )
        var host = HostConfig()
        host.portBindings = ["80/tcp": [PortBinding(hostIP: "127.0.0.1", hostPort: "31000")]]
        host.initProcess = true
        host.utsMode = "host"
        host.resources.nanoCPUs = 500_000_000
        host.resources.blkioDeviceReadIOps = [ThrottleDevice(path: "/dev/sda", rate: 9)]
        host.resources.deviceRequests = [DeviceRequest(count: -1, capabilities: [["gpu"]])]
        host.mounts = [
            Mount(type: .bind, source: "/a", target: "/b", readOnly: true, bindOptions: .init(propagation: "rslave")),
            Mount(type: .volume, target: "/c", volumeOptions: .init(noCopy: true, driverConfig: .init(name: "local"))),
        ]
        var endpoint = EndpointSettings()
        endpoint.ipamConfig = EndpointIPAMConfig(ipv4Address: "10.0.0.2")
        let request = ContainerCreateRequest(
            config: config,
            hostConfig: host,
            networkingConfig: NetworkingConfig(endpoints: ["net": endpoint])
        )
        let expected = """
            {"Env":["A=1"],"ExposedPorts":{"80/tcp":{}},\
            "Healthcheck":{"Interval":1000000000,"StartInterval":1000000,"Test":["CMD","true"]},\
            "HostConfig":{"BlkioDeviceReadIOps":[{"Path":"/dev/sda","Rate":9}],\
            "DeviceRequests":[{"Capabilities":[["gpu"]],"Count":-1}],"Init":true,\
            "Mounts":[{"BindOptions":{"Propagation":"rslave"},"ReadOnly":true,"Source":"/a","Target":"/b","Type":"bind"},\
            {"Target":"/c","Type":"volume","VolumeOptions":{"DriverConfig":{"Name":"local"},"NoCopy":true}}],\
            "NanoCpus":500000000,"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"31000"}]},"UTSMode":"host"},\
            "Image":"busybox","NetworkingConfig":{"EndpointsConfig":{"net":{"IPAMConfig":{"IPv4Address":"10.0.0.2"}}}}}
            """
        #expect(try json(request) == expected)
        #expect(try JSONDecoder().decode(ContainerCreateRequest.self, from: Data(expected.utf8)) == request)
    }

    @Test func everyFieldComesBack() throws {
        // Every key of the engine's own answer for a container that was created with nothing special.
        let text = """
            {"Binds":null,"ContainerIDFile":"","LogConfig":{"Type":"json-file","Config":{}},"NetworkMode":"none",\
            "PortBindings":{"80/tcp":null},"RestartPolicy":{"Name":"no","MaximumRetryCount":0},"AutoRemove":false,\
            "CapAdd":null,"CgroupnsMode":"host","Dns":[],"IpcMode":"private","OomScoreAdj":0,"ShmSize":67108864,\
            "ConsoleSize":[0,0],"Isolation":"","CpuShares":0,"BlkioWeightDevice":[],"PidsLimit":null,"Ulimits":null,\
            "IOMaximumIOps":0,"MaskedPaths":["/proc/asound"],"ReadonlyPaths":["/proc/bus"]}
            """
        let host = try JSONDecoder().decode(HostConfig.self, from: Data(text.utf8))
        #expect(host.portBindings == ["80/tcp": []])
        #expect(host.restartPolicy == RestartPolicy(name: "no", maximumRetryCount: 0))
        #expect(host.shmSize == 64 << 20)
        #expect(host.resources.cpuShares == 0)
        #expect(host.resources.pidsLimit == nil)
        #expect(host.maskedPaths == ["/proc/asound"])
        #expect(try JSONDecoder().decode(HostConfig.self, from: JSONEncoder().encode(host)) == host)
    }

    @Test func durationsStayWithinWhatTheEngineCounts() throws {
        let check = HealthConfig(interval: .seconds(Int64.max), timeout: .nanoseconds(1))
        #expect(try json(check) == #"{"Interval":9223372036854775807,"Timeout":1}"#)
    }

    @Test func eventsAreReadInOldAndNewShape() throws {
        let text = """
            {"status":"die","id":"abc","from":"img","Type":"container","Action":"die",\
            "Actor":{"ID":"abc","Attributes":{"exitCode":"137","name":"web"}},"scope":"local",\
            "time":1700000000,"timeNano":1700000000000000001}
            """
        let event = try JSONDecoder().decode(DockerEvent.self, from: Data(text.utf8))
        #expect(event.kind == .container)
        #expect(event.exitCode == 137)
        #expect(event.time == Timestamp(seconds: 1_700_000_000, nanoseconds: 1))

        let bare = #"{"Type":"image","Action":"pull","Actor":{"ID":"x","Attributes":null},"time":5}"#
        let other = try JSONDecoder().decode(DockerEvent.self, from: Data(bare.utf8))
        #expect(other.time == Timestamp(seconds: 5))
        #expect(other.actor.attributes.isEmpty)
    }

    @Test func actionsAreTakenApart() {
        func event(_ action: String) -> DockerEvent {
            DockerEvent(kind: .container, action: action, actor: .init(id: "x"), time: .now)
        }
        #expect(event("health_status: unhealthy").health == "unhealthy")
        #expect(event("health_status: unhealthy").actionName == "health_status")
        #expect(event("exec_create: sh -c a:b").actionName == "exec_create")
        #expect(event("start").health == nil)
        #expect(event("start").exitCode == nil)
    }
}
