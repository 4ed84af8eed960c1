/// Looking up and naming what the machine keeps track of.
extension PodMachine {
    func life(_ key: Key) -> ContainerLife? {
        containers.first { $0.key == key }
    }

    func state(of resource: Resource) -> ResourceState {
        if case .container(let key) = resource { return tracks[key]?.existence ?? .gone }
        return resources.first { $0.resource == resource }?.state ?? .gone
    }

    mutating func setState(of resource: Resource, _ state: ResourceState) {
        if case .container(let key) = resource {
            tracks[key]?.existence = state
        } else if let index = resources.firstIndex(where: { $0.resource == resource }) {
            resources[index].state = state
        }
    }

    func event(_ kind: PodEvent.Kind, _ life: ContainerLife) -> PodEvent {
        PodEvent(
            kind,
            service: life.isInfra ? nil : life.service,
            container: life.isInfra ? nil : life.key,
            subject: life.name
        )
    }

    func event(_ kind: PodEvent.Kind, _ resource: Resource) -> PodEvent {
        switch resource {
        case .network(let name), .volume(let name): PodEvent(kind, subject: name)
        case .container(let key): life(key).map { event(kind, $0) } ?? PodEvent(kind, subject: key)
        }
    }
}
