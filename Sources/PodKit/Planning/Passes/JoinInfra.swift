import OrderedCollections
import PodCompose

/// Gives the pod one network identity: an infra container owns the network namespace, and the services join it.
///
/// The engine refuses on a joining container what belongs to the namespace's owner (`validateNetMode` of its runconfig:
/// ports, exposed ports, hostname, DNS, extra hosts, MAC address, links), so all of that moves to the infra container.
public struct JoinInfra: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard draft.isShared == true else { return }
        // What has come since to a container that has joined already moves too.
        let keys = draft.podNetworkKeys
        if !keys.isEmpty { join(keys, in: &draft) }
        followServices(in: &draft)
    }

    private func join(_ keys: [String], in draft: inout PlanDraft) {
        let infraKey = InfraService.add(to: &draft)
        var infra = draft.project.services[infraKey] ?? Service(name: infraKey)
        let new = keys.filter { !draft.hasJoined($0) }
        let isChanged = !new.isEmpty || keys.contains { draft.project.services[$0]?.networks.isEmpty == false }
        if isChanged {
            // The engine's own network stood for the default one.
            if infra.networkMode == "bridge", infra.networks.isEmpty { infra.networks["default"] = NetworkAttachment() }
            infra.networkMode = nil
        }
        var hosts: OrderedDictionary<String, [String]> = [:]
        for key in new {
            for name in draft.names(of: key) { hosts[name] = ["127.0.0.1"] }
        }
        for key in keys {
            guard var service = draft.project.services[key] else { continue }
            move(&service, key, to: &infra, in: &draft)
            moveHosts(&service, key, to: &infra, in: &draft)
            service.networkMode = "service:\(infraKey)"
            draft.project.services[key] = service
            draft.joined.append(key)
        }
        for (name, addresses) in hosts where infra.extraHosts[name] == nil { infra.extraHosts[name] = addresses }
        if infra.hostname == nil, !draft.placement.podID.contains("_") { infra.hostname = draft.placement.podID }
        if isChanged { chooseNetworks(of: &infra, in: &draft) }
        draft.project.services[infraKey] = infra
    }

    private func move(_ service: inout Service, _ key: String, to infra: inout Service, in draft: inout PlanDraft) {
        infra.ports += service.ports
        service.ports = []
        service.expose = []
        takeOne("hostname", &service.hostname, &infra.hostname, key, in: &draft)
        takeOne("domainname", &service.domainName, &infra.domainName, key, in: &draft)
        takeOne("mac_address", &service.macAddress, &infra.macAddress, key, in: &draft)
        takeAll(&service.dns, &infra.dns)
        takeAll(&service.dnsOptions, &infra.dnsOptions)
        takeAll(&service.dnsSearch, &infra.dnsSearch)
        takeAll(&service.externalLinks, &infra.externalLinks)
        for (name, value) in service.sysctls where name.hasPrefix("net.") {
            if let other = infra.sysctls[name], other != value {
                draft.resolve(
                    .oneValuePerPod,
                    key,
                    "sysctls",
                    from: "\(name)=\(value)",
                    because: "the pod has one network namespace, in which \(name) is \(other)"
                )
            }
            infra.sysctls[name] = infra.sysctls[name] ?? value
            service.sysctls[name] = nil
        }
        for (network, attachment) in service.networks {
            var attachment = attachment ?? NetworkAttachment()
            for name in draft.names(of: key) where !attachment.aliases.contains(name) {
                attachment.aliases.append(name)
            }
            let merged = merge(infra.networks[network] ?? nil, attachment, network, key, in: &draft)
            infra.networks[network] = merged
        }
        service.networks = [:]
    }

    private func moveHosts(_ service: inout Service, _ key: String, to infra: inout Service, in draft: inout PlanDraft)
    {
        for (name, addresses) in service.extraHosts {
            if let other = infra.extraHosts[name], other != addresses {
                draft.resolve(
                    .oneValuePerPod,
                    key,
                    "extra_hosts",
                    from: "\(name)=\(addresses.joined(separator: ","))",
                    because: "the pod has one hosts file, in which \(name) is \(other.joined(separator: ","))"
                )
            } else {
                infra.extraHosts[name] = addresses
            }
        }
        service.extraHosts = [:]
    }

    /// One value for the whole pod: the first service's, and a note for each that wanted another.
    private func takeOne(
        _ field: String,
        _ value: inout String?,
        _ taken: inout String?,
        _ key: String,
        in draft: inout PlanDraft
    ) {
        guard let wanted = value, !wanted.isEmpty else { return }
        value = nil
        if let taken, taken != wanted {
            draft.resolve(
                .oneValuePerPod,
                key,
                field,
                from: wanted,
                to: taken,
                because: "the containers of a pod have one \(field)"
            )
        } else {
            taken = wanted
        }
    }

    private func takeAll(_ values: inout [String], _ taken: inout [String]) {
        for value in values where !taken.contains(value) { taken.append(value) }
        values = []
    }

    private func merge(
        _ first: NetworkAttachment?,
        _ second: NetworkAttachment,
        _ network: String,
        _ key: String,
        in draft: inout PlanDraft
    ) -> NetworkAttachment {
        guard var merged = first else { return second }
        for alias in second.aliases where !merged.aliases.contains(alias) { merged.aliases.append(alias) }
        for address in second.linkLocalIPs where !merged.linkLocalIPs.contains(address) {
            merged.linkLocalIPs.append(address)
        }
        merged.driverOptions.merge(second.driverOptions) { first, _ in first }
        merged.priority =
            max(merged.priority ?? .min, second.priority ?? .min) == .min
            ? nil : max(merged.priority ?? .min, second.priority ?? .min)
        let path = ["networks", network]
        func one(_ field: String, _ mine: inout String?, _ theirs: String?) {
            guard let theirs else { return }
            if let taken = mine, taken != theirs {
                draft.resolve(
                    .oneValuePerPod,
                    key,
                    "networks.\(network).\(field)",
                    from: theirs,
                    to: taken,
                    because: "the pod has one address in a network",
                    at: path[0],
                    path[1],
                    field
                )
            } else {
                mine = theirs
            }
        }
        one("ipv4_address", &merged.ipv4Address, second.ipv4Address)
        one("ipv6_address", &merged.ipv6Address, second.ipv6Address)
        one("mac_address", &merged.macAddress, second.macAddress)
        return merged
    }

    /// A pod that only has the default network, as it comes, uses the engine's own: nothing to create, nothing to
    /// leave behind, and names come from the hosts file anyway.
    private func chooseNetworks(of infra: inout Service, in draft: inout PlanDraft) {
        guard draft.facts.hasDefaultBridge, infra.networks.allSatisfy({ $0.key == "default" }) else { return }
        if let network = draft.project.networks["default"] {
            guard network.isPlainDefault, infra.networks["default"]??.needsOwnNetwork != true else { return }
        }
        infra.networks = [:]
        infra.networkMode = "bridge"
    }

    /// A service that joins the network of one that has joined is in the same namespace.
    private func followServices(in draft: inout PlanDraft) {
        guard let infra = draft.infra else { return }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (key, service) in draft.project.services {
                guard let mode = service.networkMode, mode.hasPrefix("service:") else { continue }
                let target = String(mode.dropFirst("service:".count))
                guard draft.project.services[target]?.networkMode == "service:\(infra)" else { continue }
                draft.project.services[key]?.networkMode = "service:\(infra)"
                isSettled = false
            }
        }
    }
}

extension Network {
    /// Whether nothing was said of the network but that it is there.
    fileprivate var isPlainDefault: Bool {
        !external && driver == nil && driverOptions.isEmpty && ipam.driver == nil && ipam.pools.isEmpty && !isInternal
            && enableIPv4 == nil && enableIPv6 == nil
    }
}

extension NetworkAttachment {
    fileprivate var needsOwnNetwork: Bool {
        ipv4Address != nil || ipv6Address != nil || !linkLocalIPs.isEmpty || !driverOptions.isEmpty
    }
}
