import OrderedCollections
import PodCompose

/// Gives the pod networks of its own, and drops the fixed subnets that another network holds.
public struct ScopeNetworks: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        var used: OrderedDictionary<String, String> = [:]
        for (key, service) in draft.project.services {
            for network in service.networks.keys where used[network] == nil { used[network] = key }
        }
        draft.project.networks.removeAll { used[$0.key] == nil }
        for (key, service) in used where draft.project.networks[key] == nil {
            guard let network = draft.source.networks[key] ?? (key == "default" ? Network() : nil) else {
                throw PlanError(
                    .invalid,
                    "service \(service) is in the network \(key), which the project does not have; the pass that puts it "
                        + "there has to add the network too",
                    at: draft.location(service, "networks", key)
                )
            }
            draft.project.networks[key] = network
        }
        for key in draft.project.networks.keys { scope(key, in: &draft) }
    }

    private func scope(_ key: String, in draft: inout PlanDraft) {
        guard var network = draft.project.networks[key], !network.external else { return }
        guard draft.claim(.network(key), for: Self.self) || network.name == nil else { return }
        let name = "\(draft.placement.podID)_\(key)"
        if let written = network.name, draft.source.location(of: "networks", key, "name") != nil,
            written != "\(draft.source.name)_\(key)"
        {
            draft.resolutions.append(
                Resolution(
                    .networkName,
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
                    .subnetTaken,
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
