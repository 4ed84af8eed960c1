import PodDocker
import PodKit
import PodMesos

/// Where the containers of a running pod can be reached.
struct PodLocation: Sendable {
    var containers: [RunningPod.Container]
    var ports: [PublishedPort]

    /// The container of a service, one that runs if it has several.
    func container(of service: String) -> RunningPod.Container? {
        let own = containers.filter { $0.service == service }
        return own.first(where: \.isRunning) ?? own.first
    }

    /// Asks the engine, also for containers that are down and may come up again.
    static func find(_ podID: String, ports: [PublishedPort], docker: DockerClient) async throws -> PodLocation {
        PodLocation(containers: try await RunningPod.containers(of: podID, on: docker), ports: ports)
    }

    /// What frameworks and service discovery are told. A pod with published ports is reached at its host's address,
    /// any other at its own.
    ///
    /// - Parameter hostAddress: the agent's address, if it is one.
    func status(hostAddress: String?) -> ContainerStatus? {
        let mappings = ports.compactMap { port -> NetworkInfo.PortMapping? in
            guard let host = port.hostPort.flatMap(UInt32.init(exactly:)),
                let container = UInt32(exactly: port.containerPort)
            else { return nil }
            return NetworkInfo.PortMapping(hostPort: host, containerPort: container, protocol: port.transport)
        }
        if !mappings.isEmpty {
            guard let hostAddress else { return nil }
            var network = NetworkInfo()
            network.ipAddresses = [NetworkInfo.IPAddress(hostAddress)]
            network.portMappings = mappings
            return ContainerStatus(networkInfos: [network])
        }
        let networks = containers.flatMap { $0.networks.sorted { $0.key < $1.key } }.compactMap { name, endpoint in
            let addresses = [endpoint.ipAddress, endpoint.globalIPv6Address].compactMap(\.self).filter { !$0.isEmpty }
            guard !addresses.isEmpty else { return nil as NetworkInfo? }
            var network = NetworkInfo(name: name)
            network.ipAddresses = addresses.map { NetworkInfo.IPAddress($0) }
            return network
        }
        return networks.isEmpty ? nil : ContainerStatus(networkInfos: networks)
    }
}
