import OrderedCollections
import PodCompose

extension Service {
    /// A further name for the service on each of its networks.
    mutating func addAlias(_ alias: String) {
        for network in networks.keys {
            var attachment = (networks[network] ?? nil) ?? NetworkAttachment()
            if !attachment.aliases.contains(alias) { attachment.aliases.append(alias) }
            networks[network] = attachment
        }
    }
}

extension PlanDraft {
    /// A further name for a container: on its networks, or those of the infra container that it has joined.
    mutating func addAlias(_ alias: String, to key: String) {
        guard hasJoined(key), let infra else {
            project.services[key]?.addAlias(alias)
            return
        }
        project.services[infra]?.addAlias(alias)
        if project.services[infra]?.extraHosts[alias] == nil {
            project.services[infra]?.extraHosts[alias] = ["127.0.0.1"]
        }
    }

    /// Every name under which other services may know a container, without doubles, the service's name first.
    func names(of key: String) -> OrderedSet<String> {
        guard let service = project.services[key] else { return [] }
        let origin = origin(of: key)
        let written = source.services[origin]
        var names: OrderedSet<String> = [origin, key]
        for attachment in service.networks.values { names.formUnion(attachment?.aliases ?? []) }
        for name in [written?.containerName, writtenNames[key], service.containerName, written?.hostname] {
            if let name, !name.isEmpty { names.append(name) }
        }
        if let host = written?.hostname, let domain = written?.domainName { names.append("\(host).\(domain)") }
        names.remove("localhost")
        return names
    }
}
