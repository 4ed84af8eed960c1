import OrderedCollections
import PodCompose
import PodDocker

/// Turns a finished draft into what the engine will be sent.
struct PlanTranslation {
    let draft: PlanDraft

    func plan() throws(PlanError) -> PodPlan {
        var containers: [ContainerPlan] = []
        for key in try ordered() { containers.append(try container(key)) }
        let images = try images()
        let references = Set(images.map(\.reference))
        let plan = PodPlan(
            podID: draft.placement.podID,
            project: draft.project,
            networks: networks(),
            volumes: volumes(),
            containers: containers,
            images: images,
            imageFacts: draft.facts.images.filter { references.contains($0.key) },
            members: draft.isShared == true ? Array(draft.members.values) : [],
            ports: draft.ports,
            resolutions: draft.resolutions,
            isShared: draft.isShared ?? true,
            cgroup: draft.cgroup,
            warnings: draft.warnings
        )
        try plan.checkHealthConditions()
        return plan
    }

    private func images() throws(PlanError) -> [ImageRequirement] {
        var found = ImageRequirements(draft.source)
        for (key, service) in draft.project.services {
            if key != draft.infra {
                try found.add(service, of: draft.origin(of: key))
            } else if let image = service.image, image != PauseImage.reference {
                found.add(image)
            }
        }
        return found.list
    }

    /// The infra container first, then each container after those that it waits for.
    private func ordered() throws(PlanError) -> [String] {
        var order: OrderedSet<String> = []
        if let infra = draft.infra { order.append(infra) }
        var waiting = draft.project.services.keys.filter { !order.contains($0) }
        while !waiting.isEmpty {
            let ready = waiting.filter { key in
                needs(of: key).allSatisfy { order.contains($0) || draft.project.services[$0] == nil }
            }
            guard !ready.isEmpty else { throw PlanError(.cycle, "services wait for each other in a circle") }
            order.formUnion(ready)
            waiting.removeAll { order.contains($0) }
        }
        return Array(order)
    }

    private func needs(of key: String) -> [String] {
        (draft.conditions[key] ?? []).map(\.container) + (draft.project.services[key]?.references ?? [])
    }

    private func container(_ key: String) throws(PlanError) -> ContainerPlan {
        guard let service = draft.project.services[key] else {
            throw PlanError(.invalid, "a planning pass named the service \(key), which the project does not have")
        }
        let isInfra = key == draft.infra
        let translation = ContainerTranslation(key: key, service: service, draft: draft)
        let endpoints = translation.endpoints()
        let isEssential = try PodExtension(of: service, draft.origin(of: key)).isEssential ?? true
        var plan = ContainerPlan(
            name: key,
            service: draft.origin(of: key),
            engineName: translation.name,
            request: try translation.request(endpoints),
            platform: service.platform,
            connections: endpoints.later,
            files: try translation.files(),
            seccompProfile: translation.seccompProfile,
            createAfter: createAfter(service),
            startAfter: try startAfter(key),
            restart: draft.restarts[key] ?? .never,
            isEssential: !isInfra && isEssential,
            hasHealthcheck: false,
            stopSignal: "SIGTERM",
            stopGrace: service.stopGracePeriod ?? .seconds(10),
            postStart: service.postStart,
            preStop: service.preStop,
            isAttached: !isInfra && service.attach != false,
            isInfra: isInfra
        )
        plan.take(over: draft.facts.images[translation.image])
        return plan
    }

    private func startAfter(_ key: String) throws(PlanError) -> [StartCondition] {
        var conditions = draft.conditions[key] ?? []
        if let unknown = conditions.first(where: { draft.project.services[$0.container] == nil }) {
            throw PlanError(
                .invalid,
                "service \(draft.origin(of: key)) waits for \(unknown.container), which the pod does not have",
                at: draft.location(key, "depends_on", unknown.container)
            )
        }
        if let infra = draft.infra, key != infra, !conditions.contains(where: { $0.container == infra }) {
            conditions.append(StartCondition(infra))
        }
        return conditions
    }

    private func createAfter(_ service: Service) -> [String] {
        var keys: OrderedSet<String> = OrderedSet(service.references)
        keys.formIntersection(draft.project.services.keys)
        return Array(keys)
    }

    private func networks() -> [NetworkCreateRequest] {
        draft.project.networks.filter { !$0.value.external }.map { key, network in
            var request = NetworkCreateRequest(name: network.name ?? key)
            request.driver = network.driver
            request.checkDuplicate = draft.facts.apiVersion < APIVersion(1, 44) ? true : nil
            request.isInternal = network.isInternal ? true : nil
            request.attachable = network.attachable ? true : nil
            request.enableIPv4 = network.enableIPv4
            request.enableIPv6 = network.enableIPv6
            request.options = network.driverOptions.nonEmptyDictionary
            request.labels = labels(network.labels, ["com.docker.compose.network": key])
            if network.ipam.driver != nil || !network.ipam.pools.isEmpty {
                request.ipam = IPAM(
                    driver: network.ipam.driver,
                    config: network.ipam.pools.map {
                        IPAM.Pool(
                            subnet: $0.subnet,
                            ipRange: $0.ipRange,
                            gateway: $0.gateway,
                            auxiliaryAddresses: $0.auxiliaryAddresses.nonEmptyDictionary
                        )
                    }
                )
            }
            return request
        }
    }

    private func volumes() -> [VolumeCreateRequest] {
        draft.project.volumes.filter { !$0.value.external }.map { key, volume in
            var request = VolumeCreateRequest(name: volume.name ?? key)
            request.driver = volume.driver
            request.driverOptions = volume.driverOptions.nonEmptyDictionary
            request.labels = labels(volume.labels, ["com.docker.compose.volume": key])
            return request
        }
    }

    private func labels(_ own: OrderedDictionary<String, String>, _ more: [String: String]) -> [String: String] {
        var labels = Dictionary(uniqueKeysWithValues: own.map { ($0.key, $0.value) })
        labels.merge(more) { $1 }
        labels.merge(draft.ownLabels.map { ($0.key, $0.value) }) { $1 }
        labels["com.docker.compose.project"] = draft.placement.podID
        return labels
    }
}

extension OrderedDictionary where Key == String, Value == String {
    /// As the engine's JSON has it, where an empty object would say something.
    var nonEmptyDictionary: [String: String]? {
        isEmpty ? nil : Dictionary(uniqueKeysWithValues: map { ($0.key, $0.value) })
    }
}

extension Array {
    var nonEmpty: [Element]? { isEmpty ? nil : self }
}
