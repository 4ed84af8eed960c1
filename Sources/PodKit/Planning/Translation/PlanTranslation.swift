import OrderedCollections
import PodCompose
import PodDocker

/// Turns a finished draft into what the engine will be sent.
struct PlanTranslation {
    let draft: PlanDraft

    func plan() throws(PlanError) -> PodPlan {
        var containers: [ContainerPlan] = []
        for key in try ordered() { containers.append(try container(key)) }
        return PodPlan(
            podID: draft.placement.podID,
            project: draft.project,
            networks: networks(),
            volumes: volumes(),
            containers: containers,
            ports: draft.ports,
            resolutions: draft.resolutions,
            isShared: draft.isShared ?? true
        )
    }

    /// The infra container first, then each container after those that it waits for.
    private func ordered() throws(PlanError) -> [String] {
        var order: OrderedSet<String> = []
        if let infra = draft.infra { order.append(infra) }
        var waiting = draft.project.services.keys.filter { !order.contains($0) }
        while !waiting.isEmpty {
            let ready = waiting.filter { key in
                (draft.conditions[key] ?? []).allSatisfy {
                    order.contains($0.container) || draft.project.services[$0.container] == nil
                }
            }
            guard !ready.isEmpty else { throw PlanError(.cycle, "services wait for each other in a circle") }
            order.formUnion(ready)
            waiting.removeAll { order.contains($0) }
        }
        return Array(order)
    }

    private func container(_ key: String) throws(PlanError) -> ContainerPlan {
        guard let service = draft.project.services[key] else {
            throw PlanError(.invalid, "a planning pass named the service \(key), which the project does not have")
        }
        let isInfra = key == draft.infra
        let translation = ContainerTranslation(key: key, service: service, draft: draft)
        let endpoints = translation.endpoints()
        let image = draft.facts.images[translation.image]
        let healthcheck = service.healthcheck
        let isHealthchecked =
            healthcheck?.disable == true || healthcheck?.test == ["NONE"]
            ? false : healthcheck?.test != nil || image?.hasHealthcheck == true
        return ContainerPlan(
            key: key,
            service: draft.origin(of: key),
            name: translation.name,
            request: try translation.request(endpoints),
            platform: service.platform,
            connections: endpoints.later,
            files: try translation.files(),
            seccompProfile: translation.seccompProfile,
            createAfter: createAfter(service),
            startAfter: (draft.conditions[key] ?? [])
                + (draft.infra.map { isInfra ? [] : [StartCondition($0)] } ?? []).filter { condition in
                    !(draft.conditions[key] ?? []).contains { $0.container == condition.container }
                },
            restart: draft.restarts[key] ?? .never,
            isEssential: !isInfra && PodExtension(of: service).isEssential != false,
            hasHealthcheck: !isInfra && isHealthchecked,
            stopSignal: service.stopSignal ?? image?.stopSignal ?? "SIGTERM",
            stopGrace: service.stopGracePeriod ?? .seconds(10),
            postStart: service.postStart,
            preStop: service.preStop,
            isAttached: !isInfra && service.attach != false,
            isInfra: isInfra
        )
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
