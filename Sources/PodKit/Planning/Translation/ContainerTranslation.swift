import OrderedCollections
import PodCompose
import PodDocker

/// Turns one service of a finished draft into the body of `POST /containers/create`, as `docker compose` does.
struct ContainerTranslation {
    let key: String
    let service: Service
    let draft: PlanDraft

    var origin: PlanDraft.Origin { draft.origins[key] ?? PlanDraft.Origin(service: key) }
    var name: String { service.containerName ?? key }
    var image: String { ImageRequirement.reference(of: service, origin: origin.service, in: draft.source) }

    func request(_ endpoints: Endpoints) throws(PlanError) -> ContainerCreateRequest {
        var config = self.config()
        let host = try hostConfig()
        config.labels = labels(config, host)
        let networking = endpoints.first.map { NetworkingConfig(endpoints: [$0.network: $0.settings]) }
        return ContainerCreateRequest(config: config, hostConfig: host, networkingConfig: networking)
    }

    private func config() -> ContainerConfig {
        var config = ContainerConfig()
        config.image = image
        config.hostname = service.hostname
        config.domainname = service.domainName
        config.user = service.user
        config.workingDir = service.workingDirectory
        config.tty = service.tty ? true : nil
        config.openStdin = service.stdinOpen ? true : nil
        config.environment = environment(service.environment).nonEmpty
        config.command = service.command
        config.entrypoint = service.entrypoint
        config.macAddress = draft.facts.apiVersion < APIVersion(1, 44) ? service.macAddress : nil
        config.stopSignal = service.stopSignal
        config.stopTimeout = service.stopGracePeriod.map { Int(($0.components.seconds)) }
        config.healthcheck = healthcheck()
        let exposed =
            service.ports.map { ContainerPort($0.target, $0.transport ?? "tcp") }
            + service.expose.flatMap { ContainerPort.parse($0) }
        config.exposedPorts = exposed.isEmpty ? nil : ObjectKeySet(exposed.map(\.description))
        return config
    }

    /// `NAME=value`; a variable without a value was not set anywhere and is left out.
    func environment(_ variables: OrderedDictionary<String, String?>) -> [String] {
        variables.compactMap { name, value in value.map { "\(name)=\($0)" } }
    }

    private func healthcheck() -> HealthConfig? {
        guard let check = service.healthcheck else { return nil }
        // As a command of a shell's NONE would be one that nobody has.
        if check.disable || check.test == ["CMD-SHELL", "NONE"] { return HealthConfig(test: ["NONE"]) }
        return HealthConfig(
            test: check.test,
            interval: check.interval,
            timeout: check.timeout,
            retries: check.retries.map { Int(clamping: $0) },
            startPeriod: check.startPeriod,
            startInterval: draft.facts.apiVersion >= APIVersion(1, 44) ? check.startInterval : nil
        )
    }

    /// The user's labels, and those by which `docker compose ls`, `ps` and `logs` know a project's containers.
    private func labels(_ config: ContainerConfig, _ host: HostConfig) -> [String: String] {
        var labels = Dictionary(uniqueKeysWithValues: service.labels.map { ($0.key, $0.value) })
        labels.merge(draft.ownLabels(of: key).map { ($0.key, $0.value) }) { $1 }
        labels["com.docker.compose.project"] = draft.placement.podID
        labels["com.docker.compose.service"] = origin.service
        labels["com.docker.compose.container-number"] = "\(origin.number)"
        labels["com.docker.compose.oneoff"] = "False"
        labels["com.docker.compose.project.working_dir"] = draft.source.workingDirectory
        labels["com.docker.compose.project.config_files"] = draft.source.composeFiles.joined(separator: ",")
        // `docker compose` looks only at containers that have this label; what is in it matters to `up` alone.
        labels["com.docker.compose.config-hash"] = String(
            ContainerName.fnv1a("\(config.hashText)\(host.hashText)"),
            radix: 16
        )
        return labels
    }
}

extension ContainerConfig {
    fileprivate var hashText: String {
        "\(image ?? "")|\(command ?? [])|\(entrypoint ?? [])|\((environment ?? []).sorted())|\(user ?? "")"
    }
}

extension HostConfig {
    fileprivate var hashText: String { "\(networkMode ?? "")|\(binds ?? [])|\((mounts ?? []).map(\.target))" }
}
