import OrderedCollections
import PodCompose
import PodDocker

/// What of a service is the engine's `HostConfig`.
extension ContainerTranslation {
    func hostConfig() throws(PlanError) -> HostConfig {
        var host = HostConfig()
        host.networkMode = networkMode
        host.portBindings = portBindings()
        host.restartPolicy = PodDocker.RestartPolicy(name: "no")
        (host.binds, host.mounts) = mounts()
        host.tmpfs = tmpfs()
        host.volumesFrom = try volumesFrom().nonEmpty
        host.capAdd = service.capAdd.nonEmpty
        host.capDrop = service.capDrop.nonEmpty
        host.cgroupnsMode = service.cgroup
        host.dns = service.dns.nonEmpty
        host.dnsOptions = service.dnsOptions.nonEmpty
        host.dnsSearch = service.dnsSearch.nonEmpty
        host.extraHosts = service.extraHosts.flatMap { name, addresses in addresses.map { "\(name):\($0)" } }.nonEmpty
        host.groupAdd = service.groupAdd.nonEmpty
        host.ipcMode = namespace(service.ipc)
        host.pidMode = namespace(service.pid)
        host.utsMode = namespace(service.uts)
        host.usernsMode = service.usernsMode
        host.links = service.networkMode == "bridge" ? service.externalLinks.nonEmpty : nil
        host.oomScoreAdj = service.oomScoreAdjustment.map { Int(clamping: $0) }
        host.privileged = service.privileged ? true : nil
        host.readonlyRootfs = service.readOnly ? true : nil
        host.securityOpt = service.securityOptions.filter { !isSeccompFile($0) }.nonEmpty
        host.storageOpt = service.storageOptions.nonEmptyDictionary
        host.shmSize = service.shmSize
        host.sysctls = service.sysctls.nonEmptyDictionary
        host.runtime = service.runtime
        host.isolation = service.isolation
        host.initProcess = service.useInit
        host.annotations = service.annotations.nonEmptyDictionary
        if let logging = service.logging {
            host.logConfig = LogConfig(type: logging.driver, config: logging.options.nonEmptyDictionary)
        }
        host.resources = resources()
        return host
    }

    /// A namespace mode of the Specification as the engine has it: `service:x` is the container planned for x.
    func namespace(_ mode: String?) -> String? {
        guard let mode, mode.hasPrefix("service:") else { return mode }
        let target = String(mode.dropFirst("service:".count))
        return "container:\(draft.project.services[target]?.containerName ?? target)"
    }

    private func portBindings() -> [String: [PortBinding]]? {
        var bindings: [String: [PortBinding]] = [:]
        for port in service.ports {
            let name = ContainerPort(port.target, port.transport ?? "tcp").description
            bindings[name, default: []].append(
                PortBinding(hostIP: port.hostIP, hostPort: port.published ?? "")
            )
        }
        return bindings.isEmpty ? nil : bindings
    }

    /// `service[:mode]` and `container:name[:mode]`, as `name[:mode]`.
    private func volumesFrom() throws(PlanError) -> [String] {
        var sources: [String] = []
        for text in service.volumesFrom {
            if text.hasPrefix("container:") {
                sources.append(String(text.dropFirst("container:".count)))
                continue
            }
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard let first = parts.first, let source = draft.project.services[first]?.containerName else {
                throw PlanError(
                    .invalid,
                    "volumes_from names \(text), which is no service of this project",
                    at: draft.location(key, "volumes_from")
                )
            }
            sources.append(([source] + parts.dropFirst()).joined(separator: ":"))
        }
        return sources
    }

    /// The absolute path of a seccomp profile, which the engine wants by content.
    var seccompProfile: String? {
        guard let option = service.securityOptions.first(where: isSeccompFile) else { return nil }
        let written = draft.source.services[origin.service]?.securityOptions.firstIndex(of: option)
        let location = written.flatMap { draft.location(key, "security_opt", "\($0)") }
        return draft.source.absolute(String(option.dropFirst("seccomp:".count)), writtenAt: location)
    }

    private func isSeccompFile(_ option: String) -> Bool {
        guard option.hasPrefix("seccomp:") || option.hasPrefix("seccomp=") else { return false }
        let value = option.dropFirst("seccomp:".count)
        return value != "unconfined" && value != "builtin" && !value.hasPrefix("{")
    }
}
