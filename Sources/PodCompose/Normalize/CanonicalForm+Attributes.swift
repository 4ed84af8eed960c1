import OrderedCollections

extension CanonicalForm {
    enum Expected: String {
        case mapping = "a mapping"
        case list = "a list"
    }

    func require(_ node: Node, _ expected: Expected, _ path: NodePath) throws(ComposeError) {
        let fits =
            switch expected {
            case .mapping: node.mapping != nil
            case .list: node.sequence != nil
            }
        if !fits { throw refusal("must be \(expected.rawValue), not \(node.kindName)", node, path) }
    }

    func refusal(_ message: String, _ node: Node, _ path: NodePath) -> ComposeError {
        ComposeError(.invalid, "\(path): \(message)", at: node.location)
    }

    static func wrapped(_ key: String, _ node: Node) -> Node {
        Node(.mapping([key: Node.Entry(node, keyLocation: node.location)]), at: node.location)
    }

    mutating func external(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        if node.isNull { return }
        try require(node, .mapping, path)
        guard let external = node["external"], external.mapping != nil else { return }
        let name = node["name"]
        let externalName = external["name"]
        if externalName != nil {
            warn("\(path): `external.name` is deprecated; set `name` and `external: true`", at: external.location)
        }
        if let name, let externalName, !name.hasSameContent(as: externalName) {
            throw refusal("`name` and `external.name` differ; use `name` only", externalName, path)
        }
        node.updateMapping { mapping in
            mapping.set("external", .bool(true), at: external.location)
            if name == nil, let externalName { mapping.set("name", externalName) }
        }
    }

    func keyValues(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        if node.mapping != nil { return }
        guard let items = node.sequence else { throw refusal("must be a mapping or a list", node, path) }
        var mapping = Node.Mapping()
        for item in items {
            guard let (key, value) = item.string?.halves(at: "=") else {
                if keepsUnreadable { return }
                throw refusal("an item must read `key=value`", item, path)
            }
            mapping.set(key, .string(value), at: item.location)
        }
        node.value = .mapping(mapping)
    }

    func dependencies(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        switch node.value {
        case .mapping:
            try node.updateValues { name, dependency throws(ComposeError) in
                guard dependency.mapping != nil else {
                    throw refusal("`\(name)` must be a mapping, not \(dependency.kindName)", dependency, path)
                }
                let location = dependency.location
                dependency.updateMapping { mapping in
                    if mapping["condition"] == nil {
                        mapping.set("condition", .string("service_started"), at: location)
                    }
                    if mapping["required"] == nil { mapping.set("required", .bool(true), at: location) }
                }
            }
        case .sequence(let items):
            var mapping = Node.Mapping()
            for item in items {
                guard let name = item.string else { throw refusal("an item must be a string", item, path) }
                mapping.set(name, .dependencyDefault(at: item.location), at: item.location)
            }
            node.value = .mapping(mapping)
        default:
            throw refusal("must be a mapping or a list, not \(node.kindName)", node, path)
        }
    }

    func envFiles(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        if node.string != nil { node = Node(.sequence([node]), at: node.location) }
        try require(node, .list, path)
        try node.updateSequence { items throws(ComposeError) in
            for index in items.indices {
                if items[index].string != nil { items[index] = Self.wrapped("path", items[index]) }
                try require(items[index], .mapping, path)
                let location = items[index].location
                items[index].updateMapping { mapping in
                    if mapping["required"] == nil { mapping.set("required", .bool(true), at: location) }
                }
            }
        }
    }

    func names(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        guard let items = node.sequence else { return }
        var mapping = Node.Mapping()
        for item in items {
            guard let name = item.string else { throw refusal("an item must be a string", item, path) }
            mapping.set(name, .null, at: item.location)
        }
        node.value = .mapping(mapping)
    }

    func mount(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        if node.mapping != nil { return }
        guard let text = node.string else {
            throw refusal("must be a string or a mapping, not \(node.kindName)", node, path)
        }
        do {
            let mount = try MountSpec.parse(text, at: node.location)
            node = mount.canonicalNode(at: node.location)
        } catch {
            if !keepsUnreadable { throw error }
        }
    }

    func device(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        if node.mapping != nil { return }
        guard let text = node.string else {
            throw refusal("must be a string or a mapping, not \(node.kindName)", node, path)
        }
        let parts = text.parts(at: ":").map(String.init)
        if parts.count > 3, !keepsUnreadable {
            throw refusal("`\(text)` has too many colons; use the long form for this device", node, path)
        }
        let location = node.location
        let known = parts.count <= 3 ? parts : []
        let source = known.first ?? ""
        let target = known.count > 1 && !known[1].isEmpty ? known[1] : source
        var mapping = Node.Mapping()
        mapping.set("source", .string(source), at: location)
        mapping.set("target", .string(target), at: location)
        mapping.set("permissions", .string(known.count > 2 ? known[2] : "rwm"), at: location)
        node = Node(.mapping(mapping), at: location)
    }

    /// One entry may stand for several ports, so this works on the list.
    func ports(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        guard let items = node.sequence else {
            throw refusal("must be a list, not \(node.kindName)", node, path)
        }
        var ports: [Node] = []
        ports.reserveCapacity(items.count)
        for item in items {
            let text: String
            switch item.value {
            case .mapping:
                ports.append(item)
                continue
            case .int(let number): text = String(number)
            case .string(let string): text = string
            default: throw refusal("a port must be a string, an integer or a mapping, not \(item.kindName)", item, path)
            }
            do {
                for port in try PortSpec.parse(text, at: item.location) {
                    ports.append(port.canonicalNode(at: item.location))
                }
            } catch {
                // Without interpolation the whole list stays as it is.
                if keepsUnreadable, item.string != nil { return }
                throw error
            }
        }
        node.value = .sequence(ports)
    }

    func sshKeys(_ node: inout Node, _ path: NodePath) throws(ComposeError) {
        if node.mapping != nil { return }
        guard let items = node.sequence else { throw refusal("must be a mapping or a list", node, path) }
        var mapping = Node.Mapping()
        for item in items {
            guard let text = item.string else { throw refusal("an item must be a string", item, path) }
            if let (key, value) = text.halves(at: "=") {
                mapping.set(key, .string(value), at: item.location)
            } else {
                guard text == "default" else {
                    throw refusal("an SSH key must read `default` or `id=path`, not `\(text)`", item, path)
                }
                mapping.set(text, .null, at: item.location)
            }
        }
        node.value = .mapping(mapping)
    }
}
