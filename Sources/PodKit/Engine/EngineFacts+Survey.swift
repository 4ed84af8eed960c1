import PodCgroups
import PodDocker

extension EngineFacts {
    /// Asks an engine, and this host's kernel, for all but the images.
    static func survey(of docker: DockerClient) async throws -> EngineFacts {
        let version = try await docker.apiVersion()
        async let info = docker.info()
        async let networks = docker.listNetworks()
        var subnets: [String: [Subnet]] = [:]
        for network in try await networks {
            let pools = network.ipam?.config ?? []
            subnets[network.name] = pools.compactMap { $0.subnet.flatMap { Subnet($0) } }
        }
        let kernel = HostKernel(release: try await info.kernelVersion, memory: try await info.memoryTotal)
        return EngineFacts(
            apiVersion: version,
            architecture: try await info.architecture ?? "x86_64",
            subnets: subnets,
            hasDefaultBridge: subnets["bridge"] != nil,
            cgroups: CgroupFacts(
                driver: try await info.cgroupDriver ?? "cgroupfs",
                engine: "\(docker.endpoint)",
                isOnThisHost: docker.endpoint.isOnThisHost && kernel.canBe(.own),
                host: try? Cgroups.detect()
            )
        )
    }
}

extension DockerEndpoint {
    /// Whether the engine is on this host, as far as the address tells.
    fileprivate var isOnThisHost: Bool {
        switch self {
        case .unix: true
        case .tcp(let host, _): host == "localhost" || host == "::1" || host.hasPrefix("127.")
        }
    }
}
