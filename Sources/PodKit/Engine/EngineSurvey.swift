import PodDocker

/// What is asked of an engine before planning.
struct EngineSurvey: Sendable {
    var apiVersion: APIVersion
    var architecture: String
    var cgroupDriver: String
    var kernel: HostKernel
    var subnets: [String: [Subnet]]
    var hasDefaultBridge: Bool
    /// What carries the pod's id already.
    var namesake: RunningPod?

    static func take(of docker: DockerClient, podID: String) async throws -> EngineSurvey {
        let version = try await docker.apiVersion()
        async let info = docker.info()
        async let networks = docker.listNetworks()
        async let namesake = RunningPod.find(podID, on: docker)
        var subnets: [String: [Subnet]] = [:]
        for network in try await networks {
            let pools = network.ipam?.config ?? []
            subnets[network.name] = pools.compactMap { $0.subnet.flatMap { Subnet($0) } }
        }
        return EngineSurvey(
            apiVersion: version,
            architecture: try await info.architecture ?? "x86_64",
            cgroupDriver: try await info.cgroupDriver ?? "cgroupfs",
            kernel: HostKernel(release: try await info.kernelVersion, memory: try await info.memoryTotal),
            subnets: subnets,
            hasDefaultBridge: subnets["bridge"] != nil,
            namesake: try await namesake
        )
    }

    func facts(images: [String: ImageFacts]) -> EngineFacts {
        EngineFacts(
            apiVersion: apiVersion,
            architecture: architecture,
            images: images,
            subnets: subnets,
            hasDefaultBridge: hasDefaultBridge
        )
    }
}
