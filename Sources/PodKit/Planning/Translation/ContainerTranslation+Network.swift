import OrderedCollections
import PodCompose
import PodDocker

/// The networks of a container.
extension ContainerTranslation {
    struct Endpoints {
        /// What the creation names.
        var first: ContainerPlan.Connection?
        /// What has to be connected afterwards.
        var later: [ContainerPlan.Connection]
    }

    /// The network that the container is created in: by the Specification the one of the highest priority.
    var networkMode: String? {
        if let mode = service.networkMode, !mode.isEmpty { return namespace(mode) }
        return attachments.first?.network ?? "none"
    }

    func endpoints() -> Endpoints {
        guard service.networkMode == nil || service.networkMode?.isEmpty == true else {
            return Endpoints(first: defaultBridge, later: [])
        }
        return Endpoints(first: attachments.first, later: Array(attachments.dropFirst()))
    }

    /// What is said of the engine's own network: from API 1.44 on a MAC address belongs there.
    private var defaultBridge: ContainerPlan.Connection? {
        guard service.networkMode == "bridge", let address = service.macAddress,
            draft.facts.apiVersion >= APIVersion(1, 44)
        else { return nil }
        var settings = EndpointSettings()
        settings.macAddress = address
        return ContainerPlan.Connection(network: "bridge", settings: settings)
    }

    private var attachments: [ContainerPlan.Connection] {
        let ordered = service.networks.enumerated().sorted { a, b in
            let (first, second) = (a.element.value?.priority ?? 0, b.element.value?.priority ?? 0)
            return first == second ? a.offset < b.offset : first > second
        }
        return ordered.map { _, entry in
            ContainerPlan.Connection(
                network: draft.project.networks[entry.key]?.name ?? entry.key,
                settings: settings(entry.value ?? NetworkAttachment())
            )
        }
    }

    private func settings(_ attachment: NetworkAttachment) -> EndpointSettings {
        var settings = EndpointSettings()
        settings.aliases = attachment.aliases.nonEmpty
        settings.driverOpts = attachment.driverOptions.nonEmptyDictionary
        settings.gatewayPriority = draft.facts.apiVersion >= APIVersion(1, 48) ? attachment.gatewayPriority : nil
        settings.macAddress =
            draft.facts.apiVersion >= APIVersion(1, 44)
            ? attachment.macAddress ?? service.macAddress : attachment.macAddress
        settings.links = service.externalLinks.nonEmpty
        if attachment.ipv4Address != nil || attachment.ipv6Address != nil || !attachment.linkLocalIPs.isEmpty {
            settings.ipamConfig = EndpointIPAMConfig(
                ipv4Address: attachment.ipv4Address,
                ipv6Address: attachment.ipv6Address,
                linkLocalIPs: attachment.linkLocalIPs.nonEmpty
            )
        }
        return settings
    }
}
