import PodDocker

/// The labels by which everything that one run of a pod makes is found, from its creation on.
struct RunLabels: Sendable {
    let podID: String
    let owner: PodOwner
    /// Where the pod's cgroup is.
    let cgroup: PodCgroupPlace?

    private var all: [String: String] {
        var labels = owner.labels
        labels[PodLabel.pod] = podID
        if let cgroup, cgroup != .engine { labels[PodLabel.cgroup] = cgroup.description }
        return labels
    }

    /// A container's creation, also of the volumes without a name that it brings.
    func label(_ request: inout ContainerCreateRequest, of container: ContainerPlan) {
        var labels = all
        labels[PodLabel.service] = container.service
        labels[PodLabel.container] = container.name
        if container.isInfra { labels[PodLabel.infra] = "true" }
        request.config.labels = (request.config.labels ?? [:]).merging(labels) { $1 }
        for index in (request.hostConfig.mounts ?? []).indices {
            guard let mount = request.hostConfig.mounts?[index], mount.type == .volume, mount.source == nil else {
                continue
            }
            var options = mount.volumeOptions ?? Mount.VolumeOptions()
            options.labels = (options.labels ?? [:]).merging(all) { $1 }
            request.hostConfig.mounts?[index].volumeOptions = options
        }
    }

    /// A network's creation.
    func label(_ request: inout NetworkCreateRequest) {
        request.labels = (request.labels ?? [:]).merging(all) { $1 }
    }

    /// A volume's creation.
    func label(_ request: inout VolumeCreateRequest) {
        request.labels = (request.labels ?? [:]).merging(all) { $1 }
    }

    /// Whether something with these labels was made by this run.
    func isOwn(_ labels: [String: String]?) -> Bool { labels?[PodLabel.run] == owner.run }
}
