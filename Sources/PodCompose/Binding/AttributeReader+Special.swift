import OrderedCollections

/// Attributes with a syntax of their own.
extension AttributeReader {
    func nonzeroInt(_ key: String) throws(ComposeError) -> Int? {
        try nonzero(key).map { Int($0) }
    }

    func nonzeroNatural(_ key: String) throws(ComposeError) -> UInt64? {
        let number = try natural(key)
        return number == 0 ? nil : number
    }

    func nonzeroDuration(_ key: String) throws(ComposeError) -> Duration? {
        let duration = try duration(key)
        return duration == .zero ? nil : duration
    }

    /// CPU cores: texts are read with double precision first, as the reference does.
    func cores(_ key: String) throws(ComposeError) -> Float? {
        if let node = self[key], case .uint = node.value { throw refusal(key, "must be less than 2⁶³", node) }
        guard let node = self[key], let text = node.string else { return try float(key) }
        guard let number = try? GoNumber.double(text) else {
            throw refusal(key, "must be a number, not `\(text)`", node)
        }
        return number == 0 ? nil : Float(number)
    }

    func healthTest() throws(ComposeError) -> [String]? {
        guard let node = self["test"] else { return nil }
        if let text = node.string { return ["CMD-SHELL", text] }
        return try strings("test")
    }

    /// A port; one beyond 32 bits is cut as the reference cuts it, or lost.
    func portNumber(_ key: String) throws(ComposeError) -> Int {
        guard let node = self[key] else { return 0 }
        let number = try integer(key) ?? 0
        if number < 0 { throw refusal(key, "must not be negative", node) }
        return Int(UInt32(truncatingIfNeeded: number))
    }

    /// Permission bits: a number, or a text in octal notation.
    func fileMode() throws(ComposeError) -> Int64? {
        guard let node = self["mode"] else { return nil }
        switch node.value {
        case .int(let number): return number
        case .string(let text):
            guard let number = try? GoNumber.int64(text, base: 8) else {
                throw refusal("mode", "must be an octal number, not `\(text)`", node)
            }
            return number
        default: throw refusal("mode", "must be an octal number, not \(node.kindName)", node)
        }
    }

    func tmpfsMode() throws(ComposeError) -> UInt32? {
        let mode = try natural("mode").map { UInt32(truncatingIfNeeded: $0) }
        return mode == 0 ? nil : mode
    }

    func deviceCount() throws(ComposeError) -> Int64? {
        guard let node = self["count"] else { return nil }
        switch node.value {
        case .int(let number): return number == 0 ? nil : number
        case .string(let text):
            if text.lowercased() == "all" { return -1 }
            guard let number = try? GoNumber.int64(text) else {
                throw refusal("count", "must be `all` or a number, not `\(text)`", node)
            }
            return number == 0 ? nil : number
        default: throw refusal("count", "must be `all` or a number, not \(node.kindName)", node)
        }
    }

    func mountKind() throws(ComposeError) -> Mount.Kind {
        let text = try string("type") ?? ""
        guard let kind = Mount.Kind(rawValue: text) else {
            throw ComposeError(.invalid, "\(path): `\(text)` is not a type of mount", at: location)
        }
        return kind
    }

    func sshKeys() throws(ComposeError) -> [SSHKey] {
        guard let node = self["ssh"] else { return [] }
        guard let mapping = node.mapping else { throw refusal("ssh", "must be a mapping", node) }
        return Self.named(mapping).map { id, entry in
            let path = entry.node.isNull ? "" : GoFormat.value(entry.node.value)
            return SSHKey(id: id, path: path.isEmpty ? nil : path)
        }
    }

    func ulimits() throws(ComposeError) -> OrderedDictionary<String, Ulimit> {
        guard let node = self["ulimits"] else { return [:] }
        guard let mapping = node.mapping else { throw refusal("ulimits", "must be a mapping", node) }
        var limits: OrderedDictionary<String, Ulimit> = [:]
        for (name, entry) in Self.named(mapping) {
            if case .int(let number) = entry.node.value {
                limits[name] = Ulimit(single: Int(number))
                continue
            }
            let bounds = try AttributeReader(entry.node, path: "\(path).ulimits.\(name)")
            for bound in ["soft", "hard"] {
                guard let node = bounds[bound] else { continue }
                guard case .int = node.value else { throw bounds.refusal(bound, "must be an integer", node) }
            }
            limits[name] = Ulimit(
                soft: try bounds.int("soft") ?? 0,
                hard: try bounds.int("hard") ?? 0,
                extensions: bounds.extensions
            )
        }
        return limits
    }

    func dependencies() throws(ComposeError) -> OrderedDictionary<String, Dependency> {
        guard let node = self["depends_on"] else { return [:] }
        guard let mapping = node.mapping else { throw refusal("depends_on", "must be a mapping", node) }
        var dependencies: OrderedDictionary<String, Dependency> = [:]
        dependencies.reserveCapacity(mapping.count)
        for (name, entry) in mapping {
            let attributes = try AttributeReader(entry.node, path: "\(path).depends_on.\(name)")
            let text = try attributes.string("condition") ?? ""
            guard let condition = Dependency.Condition(rawValue: text) else {
                throw refusal("depends_on", "`\(text)` is not a condition", entry.node)
            }
            dependencies[name] = Dependency(
                condition: condition,
                restart: try attributes.bool("restart"),
                required: try attributes.bool("required"),
                extensions: attributes.extensions
            )
        }
        return dependencies
    }

    /// Things of one kind by name; `nil` for a name alone.
    func named<Value: AttributeReadable>(
        _ key: String
    ) throws(ComposeError) -> OrderedDictionary<String, Value?> {
        guard let node = self[key] else { return [:] }
        guard let mapping = node.mapping else { throw refusal(key, "must be a mapping", node) }
        var values: OrderedDictionary<String, Value?> = [:]
        for (name, entry) in Self.named(mapping) {
            var value: Value?
            if !entry.node.isNull { value = try Value(try AttributeReader(entry.node, path: "\(path).\(key).\(name)")) }
            values.updateValue(value, forKey: name)
        }
        return values
    }

    func secretValue() throws(ComposeError) -> SecretValue? {
        try string(EnvironmentResolution.secretValueKey).map { SecretValue($0) }
    }

    /// Ports and port ranges as texts.
    func exposed() throws(ComposeError) -> [String] {
        try items("expose").map { GoFormat.value($0.value) }
    }

    func multiOptions() throws(ComposeError) -> OrderedDictionary<String, [String]> {
        guard let node = self["options"] else { return [:] }
        guard let mapping = node.mapping else { throw refusal("options", "must be a mapping", node) }
        var options: OrderedDictionary<String, [String]> = [:]
        for (name, entry) in Self.named(mapping) {
            let values = (entry.node.sequence ?? [entry.node]).map { GoFormat.value($0.value) }
            if !values.isEmpty { options[name] = values }
        }
        return options
    }
}
