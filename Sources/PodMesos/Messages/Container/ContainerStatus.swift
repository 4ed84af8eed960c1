/// `mesos.v1.ContainerStatus`: how a task's container can be reached.
///
/// The agent adds the container's identifier and process. It adds its own address where there is no network: leave
/// the networks out for what is reached by published ports.
public struct ContainerStatus: Hashable, Sendable, Codable {
    /// The networks of the container.
    @Repeated public var networkInfos: [NetworkInfo]

    private enum CodingKeys: String, CodingKey {
        case networkInfos = "network_infos"
    }

    /// Makes one of networks.
    public init(networkInfos: [NetworkInfo]) {
        self.networkInfos = networkInfos
    }
}

/// `mesos.v1.ContainerID`, without its parent: an executor's container has none.
public typealias ContainerID = MesosID<ContainerStatus>
