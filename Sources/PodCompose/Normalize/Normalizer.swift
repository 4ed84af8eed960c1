import OrderedCollections

/// Writes out what a project implies: the default network, dependencies through links and shared namespaces, names of
/// resources (Compose Specification).
struct Normalizer {
    var projectName: String
    var environment: [String: String]

    func apply(to document: inout Node) throws(ComposeError) {
        let usesDefaultNetwork = attachDefaultNetwork(&document)
        if usesDefaultNetwork {
            let location = document.location
            document.updateMapping { mapping in
                if mapping["networks"] == nil { mapping.set("networks", .mapping([:]), at: location) }
            }
            document.update("networks") { networks in
                networks.updateMapping { mapping in
                    if mapping["default"] == nil { mapping.set("default", .null, at: location) }
                }
            }
        }
        try document.update("services") { services throws(ComposeError) in
            try services.updateValues { name, service throws(ComposeError) in
                try normalize(&service, NodePath("services", name))
            }
        }
        nameResources(&document)
    }

    /// - Returns: whether a service joins the network `default`.
    private func attachDefaultNetwork(_ document: inout Node) -> Bool {
        var isUsed = false
        document.update("services") { services in
            services.updateValues { _, service in
                let location = service.location
                service.updateMapping { mapping in
                    if mapping["provider"] != nil || mapping["network_mode"] != nil { return }
                    if let networks = mapping["networks"]?.node.mapping, !networks.isEmpty {
                        isUsed = isUsed || networks["default"] != nil
                    } else {
                        let entry = Node.Entry(Node(.null, at: location), keyLocation: location)
                        mapping.set("networks", .mapping(["default": entry]), at: location)
                        isUsed = true
                    }
                }
            }
        }
        return isUsed
    }

    private func normalize(_ service: inout Node, _ path: NodePath) throws(ComposeError) {
        guard service.mapping != nil else {
            throw ComposeError(.invalid, "\(path): must be a mapping, not \(service.kindName)", at: service.location)
        }
        if let pid = service["pid"], pid.isNull {
            throw ComposeError(.invalid, "\(path).pid: must be a string, not null", at: pid.location)
        }
        service.update("pull_policy") { policy in
            if policy.string == "if_not_present" { policy.value = .string("missing") }
        }
        service.update("build", normalizeBuild)
        service.update("environment") { resolve(&$0, keepsUnset: true) }
        try service.update("volumes") { mounts throws(ComposeError) in
            try mounts.updateSequence { items throws(ComposeError) in
                for index in items.indices { try cleanTarget(&items[index], path) }
            }
        }
        addImpliedDependencies(&service)
    }

    private func normalizeBuild(_ build: inout Node) {
        let location = build.location
        build.updateMapping { mapping in
            if mapping["context"]?.node.isNull ?? true { mapping.set("context", .string("."), at: location) }
            if mapping["dockerfile"]?.node.isNull ?? true, mapping["dockerfile_inline"]?.node.isNull ?? true {
                mapping.set("dockerfile", .string("Dockerfile"), at: location)
            }
        }
        build.update("args") { resolve(&$0, keepsUnset: false) }
    }

    private func cleanTarget(_ mount: inout Node, _ path: NodePath) throws(ComposeError) {
        guard mount.mapping != nil, let target = mount["target"]?.string else {
            throw ComposeError(.invalid, "\(path).volumes: a mount needs a `target`", at: mount.location)
        }
        mount.update("target") { $0.value = .string(FilePathText.clean(target)) }
    }

    /// Gives the environment's values to names without one.
    private func resolve(_ variables: inout Node, keepsUnset: Bool) {
        variables.updateMapping { mapping in
            var unset: [String] = []
            for index in mapping.elements.indices where mapping.values[index].node.isNull {
                let name = mapping.keys[index]
                if let value = environment[name] {
                    mapping.values[index].node.value = .string(value)
                } else {
                    unset.append(name)
                }
            }
            if !keepsUnset {
                for name in unset { mapping.removeValue(forKey: name) }
            }
        }
        variables.updateSequence { items in
            items = items.compactMap { item in
                guard let text = item.string, !text.utf8.contains(UInt8(ascii: "=")) else { return item }
                guard let value = environment[text] else { return keepsUnset ? item : nil }
                return Node(.string("\(text)=\(value)"), at: item.location)
            }
        }
    }

    private func addImpliedDependencies(_ service: inout Node) {
        var implied: [(name: String, restart: Bool, location: SourceLocation)] = []
        for link in service["links"]?.sequence ?? [] {
            guard let text = link.string else { continue }
            let parts = text.parts(at: ":")
            implied.append((parts.count == 2 ? String(parts[0]) : text, true, link.location))
        }
        for namespace in ["network_mode", "ipc", "pid", "uts", "cgroup"] {
            guard let shared = service[namespace], let text = shared.string, text.begins(with: "service:") else {
                continue
            }
            implied.append((String(text.dropFirst("service:".count)), true, shared.location))
        }
        for source in service["volumes_from"]?.sequence ?? [] {
            guard let text = source.string, !text.begins(with: "container:") else { continue }
            let name = text.parts(at: ":").first.map(String.init) ?? text
            implied.append((name, false, source.location))
        }
        guard !implied.isEmpty else { return }
        service.updateMapping { mapping in
            if mapping["depends_on"] == nil { mapping.set("depends_on", .mapping([:]), at: implied[0].location) }
        }
        service.update("depends_on") { dependencies in
            dependencies.updateMapping { mapping in
                for (name, restart, location) in implied where mapping[name] == nil {
                    var dependency = Node.Mapping()
                    dependency.set("condition", .string("service_started"), at: location)
                    dependency.set("restart", .bool(restart), at: location)
                    dependency.set("required", .bool(true), at: location)
                    mapping.set(name, .mapping(dependency), at: location)
                }
            }
        }
    }

    /// A resource without a name is called `<project>_<key>`, an external one as its key.
    private func nameResources(_ document: inout Node) {
        for kind in ["networks", "volumes", "configs", "secrets"] {
            document.update(kind) { resources in
                resources.updateValues { key, resource in
                    if resource.isNull { resource.value = .mapping([:]) }
                    let location = resource.location
                    resource.updateMapping { mapping in
                        guard mapping["name"]?.node.isNull ?? true else { return }
                        let isExternal = mapping["external"]?.node.bool ?? false
                        mapping.set("name", .string(isExternal ? key : "\(projectName)_\(key)"), at: location)
                    }
                }
            }
        }
    }
}
