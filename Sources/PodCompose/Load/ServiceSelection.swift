import OrderedCollections

/// Which services of a project are enabled, and what they need.
extension Project {
    /// Enables the services without a profile and those with one of the given ones; `*` stands for every profile.
    mutating func activate(profiles: [String]) {
        self.profiles = profiles
        let isEnabled = { (service: Service) in
            service.profiles.isEmpty || profiles.contains("*") || service.profiles.contains(where: profiles.contains)
        }
        if disabledServices.isEmpty, services.values.allSatisfy(isEnabled) { return }
        var all = services
        all.merge(disabledServices) { known, _ in known }
        services = all.filter { isEnabled($0.value) }
        disabledServices = all.filter { !isEnabled($0.value) }
    }

    /// Keeps the named services and those that they depend on; a name may be a pattern with `*`, `?` and `[…]`.
    ///
    /// A service that a profile disables is enabled, with all others of its profiles.
    mutating func select(_ names: [String]) throws(ComposeError) {
        guard !names.isEmpty else { return }
        let further = names.filter { services[$0] == nil }.flatMap { disabledServices[$0]?.profiles ?? [] }
        if !further.isEmpty { activate(profiles: profiles + further) }
        var kept: Set<String> = []
        var open = names.map { (name: $0, required: true) }
        while let (name, required) = open.popLast() {
            let found = services[name] != nil ? [name] : services.keys.filter { Glob.matches(name, $0) }
            if found.isEmpty, required {
                let hint = Spelling.nearest(to: name, in: services.keys).map { "; did you mean `\($0)`?" } ?? ""
                throw ComposeError(.invalid, "there is no service `\(name)`\(hint)")
            }
            for service in found where kept.insert(service).inserted {
                open += (services[service]?.dependsOn ?? [:]).map { ($0.key, $0.value.required) }
            }
        }
        for (name, service) in services where !kept.contains(name) { disabledServices[name] = service }
        services = services.filter { kept.contains($0.key) }
        for index in services.elements.indices {
            services.values[index].dependsOn = services.values[index].dependsOn.filter { kept.contains($0.key) }
        }
    }

    /// Drops the networks, volumes, secrets, configs and models that no enabled service uses.
    mutating func dropUnusedResources() {
        var used = (networks: Set<String>(), volumes: Set<String>(), secrets: Set<String>(), configs: Set<String>())
        var usedModels: Set<String> = []
        for service in services.values {
            used.networks.formUnion(service.networks.keys)
            used.volumes.formUnion(service.mounts.lazy.filter { $0.kind == .volume }.compactMap(\.source))
            used.secrets.formUnion(service.secrets.lazy.compactMap(\.source))
            used.secrets.formUnion((service.build?.secrets ?? []).lazy.compactMap(\.source))
            used.configs.formUnion(service.configs.lazy.compactMap(\.source))
            usedModels.formUnion(service.models.keys)
        }
        networks = networks.filter { used.networks.contains($0.key) }
        volumes = volumes.filter { used.volumes.contains($0.key) }
        secrets = secrets.filter { used.secrets.contains($0.key) }
        configs = configs.filter { used.configs.contains($0.key) }
        models = models.filter { usedModels.contains($0.key) }
    }

    /// Two containers cannot have one name.
    func checkContainerNames() throws(ComposeError) {
        var owners: [String: String] = [:]
        for service in services.values {
            guard let name = service.containerName else { continue }
            if let owner = owners.updateValue(service.name, forKey: name) {
                throw ComposeError(
                    .invalid,
                    "services.\(service.name).container_name: `\(name)` is the name of the service `\(owner)` already",
                    at: location(of: "services", service.name, "container_name")
                )
            }
        }
    }
}
