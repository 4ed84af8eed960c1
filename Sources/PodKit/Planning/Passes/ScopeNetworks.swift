import OrderedCollections
import PodCompose

/// Gives the pod networks of its own, and drops the fixed subnets that another network holds.
struct ScopeNetworks: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        var used: Set<String> = []
        for service in draft.project.services.values { used.formUnion(service.networks.keys) }
        draft.project.networks.removeAll { !used.contains($0.key) }
        for key in draft.project.networks.keys { try scope(key, in: &draft) }
    }

    private func scope(_ key: String, in draft: inout PlanDraft) throws(PlanError) {
        guard var network = draft.project.networks[key], !network.external else { return }
        let name = "\(draft.placement.podID)_\(key)"
        if let written = network.name, draft.source.location(of: "networks", key, "name") != nil,
            written != "\(draft.source.name)_\(key)"
        {
            draft.resolutions.append(
                Resolution(
                    field: "networks.\(key).name",
                    from: written,
                    to: name,
                    reason: "the network belongs to this pod; mark it external: true to use one that is there",
                    location: draft.source.location(of: "networks", key, "name")
                )
            )
        }
        network.name = name
        if let (subnet, holder) = takenSubnet(of: network, in: draft) {
            network.ipam.pools = []
            dropAddresses(in: key, of: &draft)
            draft.resolutions.append(
                Resolution(
                    field: "networks.\(key).ipam.config",
                    from: subnet,
                    reason: "the network \(holder) holds an overlapping subnet; the engine chooses another, and fixed "
                        + "addresses in it are dropped",
                    location: draft.source.location(of: "networks", key, "ipam", "config")
                )
            )
        }
        draft.project.networks[key] = network
    }

    private func takenSubnet(of network: Network, in draft: PlanDraft) -> (subnet: String, holder: String)? {
        for pool in network.ipam.pools {
            guard let text = pool.subnet, let subnet = Subnet(text) else { continue }
            for (holder, subnets) in draft.facts.subnets.sorted(by: { $0.key < $1.key })
            where holder != network.name && subnets.contains(where: subnet.overlaps) {
                return (text, holder)
            }
        }
        return nil
    }

    private func dropAddresses(in network: String, of draft: inout PlanDraft) {
        for key in draft.project.services.keys {
            guard var attachment = draft.project.services[key]?.networks[network] ?? nil else { continue }
            attachment.ipv4Address = nil
            attachment.ipv6Address = nil
            draft.project.services[key]?.networks[network] = attachment
        }
    }
}
