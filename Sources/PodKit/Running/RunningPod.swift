public import PodDocker

/// A pod as the engine and the kernel have it, found by its labels, without the memory of the process that started it.
///
/// Whoever ends a pod ends it through this: its own run, a clean-up from outside, an operator's command.
public struct RunningPod: Sendable {
    /// One container of a pod.
    public struct Container: Hashable, Sendable {
        /// Its id on the engine, which no renaming changes.
        public var id: String
        /// Its present name on the engine.
        public var engineName: String
        /// The service, as the Compose file names it; the infra container's own name for that.
        public var service: String
        /// Its name within the pod: `web`, or `web-2` of several.
        public var name: String
        /// `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`.
        public var state: String
        /// Its networks, with the addresses that it has there.
        public var networks: [String: EndpointSettings]
        /// All its labels.
        public var labels: [String: String]

        /// Whether it runs.
        public var isRunning: Bool { state == "running" }
    }

    /// One network of a pod.
    public struct Network: Hashable, Sendable {
        /// Its id on the engine.
        public var id: String
        /// Its name on the engine.
        public var name: String
        /// All its labels.
        public var labels: [String: String]
    }

    /// One volume of a pod.
    public struct Volume: Hashable, Sendable {
        /// Its name on the engine.
        public var name: String
        /// All its labels.
        public var labels: [String: String]
    }

    /// The pod's id.
    public let id: String
    /// The engine that the pod is on.
    public let docker: DockerClient
    /// In the order of their names within the pod.
    public internal(set) var containers: [Container]
    /// In the order of their names.
    public internal(set) var networks: [Network]
    /// In the order of their names.
    public internal(set) var volumes: [Volume]

    /// Who runs the pod, as its things say; `nil` for one that an earlier PodKit made.
    public var owner: PodOwner? { labels.lazy.compactMap { PodOwner(labels: $0) }.first }

    /// Where its cgroup is; `nil` if the pod has none of its own.
    public var cgroup: PodCgroupPlace? {
        labels.lazy.compactMap { $0[PodLabel.cgroup].flatMap { PodCgroupPlace($0) } }.first
    }

    /// Whether the engine has nothing of the pod.
    public var isEmpty: Bool { containers.isEmpty && networks.isEmpty && volumes.isEmpty }

    private var labels: [[String: String]] { containers.map(\.labels) + networks.map(\.labels) + volumes.map(\.labels) }
}

extension RunningPod {
    /// The pods of an engine, in the order of their ids.
    ///
    /// - Throws: `DockerError`
    public static func all(on docker: DockerClient) async throws -> [RunningPod] {
        try await find(PodFilter(label: PodLabel.pod), on: docker)
    }

    /// A pod by its id.
    ///
    /// - Returns: `nil` if the engine has nothing of it.
    /// - Throws: `DockerError`
    public static func find(_ podID: String, on docker: DockerClient) async throws -> RunningPod? {
        try await find(PodFilter(podID: podID), on: docker).first
    }

    /// The containers of a pod, also those that are down: less to ask for than ``find(_:on:)``.
    ///
    /// - Throws: `DockerError`
    public static func containers(of podID: String, on docker: DockerClient) async throws -> [Container] {
        try await containers(PodFilter(podID: podID), on: docker)
    }

    /// The pods, or the parts of them, that a filter finds.
    static func find(_ filter: PodFilter, on docker: DockerClient) async throws -> [RunningPod] {
        async let containers = containers(filter, on: docker)
        async let networks = docker.listNetworks(filters: filter.filters)
        async let volumes = docker.listVolumes(filters: filter.filters)
        var pods: [String: RunningPod] = [:]
        func add(_ labels: [String: String]?, _ change: (inout RunningPod) -> Void) {
            guard let id = labels?[PodLabel.pod] else { return }
            let new = RunningPod(id: id, docker: docker, containers: [], networks: [], volumes: [])
            change(&pods[id, default: new])
        }
        for container in try await containers { add(container.labels) { $0.containers.append(container) } }
        for network in try await networks.sorted(by: { $0.name < $1.name }) {
            let labels = network.labels ?? [:]
            add(labels) { $0.networks.append(Network(id: network.id, name: network.name, labels: labels)) }
        }
        for volume in try await volumes.sorted(by: { $0.name < $1.name }) {
            let labels = volume.labels ?? [:]
            add(labels) { $0.volumes.append(Volume(name: volume.name, labels: labels)) }
        }
        return pods.values.sorted { $0.id < $1.id }
    }

    private static func containers(
        _ filter: PodFilter,
        on docker: DockerClient
    ) async throws -> [Container] {
        try await docker.listContainers(all: true, filters: filter.filters)
            .map { container in
                let labels = container.labels ?? [:]
                return Container(
                    id: container.id,
                    engineName: container.name,
                    service: labels[PodLabel.service] ?? "",
                    name: labels[PodLabel.container] ?? labels[PodLabel.service] ?? container.name,
                    state: container.state ?? "",
                    networks: container.networkSettings?.networks ?? [:],
                    labels: labels
                )
            }
            .sorted { $0.name < $1.name }
    }
}
