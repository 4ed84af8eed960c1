import OrderedCollections

extension AttributeReader {
    /// A mapping below this one; `nil` if it is missing or `null`.
    func reader(_ key: String) throws(ComposeError) -> AttributeReader? {
        guard let node = self[key] else { return nil }
        return try AttributeReader(node, path: "\(path).\(key)")
    }

    /// The thing that a mapping describes; `nil` if it is missing or `null`.
    func value<Value: AttributeReadable>(_ key: String) throws(ComposeError) -> Value? {
        guard let reader = try reader(key) else { return nil }
        return try Value(reader)
    }

    /// The things that a list of mappings describes.
    func values<Value: AttributeReadable>(_ key: String) throws(ComposeError) -> [Value] {
        let items = try items(key)
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            values.append(try Value(try AttributeReader(item, path: "\(path).\(key)[\(index)]")))
        }
        return values
    }

    func items(_ key: String) throws(ComposeError) -> [Node] {
        guard let node = self[key] else { return [] }
        guard let items = node.sequence else { throw refusal(key, "must be a list, not \(node.kindName)", node) }
        return items
    }

    /// A list of texts.
    func strings(_ key: String) throws(ComposeError) -> [String] {
        var texts: [String] = []
        for item in try items(key) {
            texts.append(try Self.text(item, "\(path).\(key)"))
        }
        return texts
    }

    /// A text, or a list of texts.
    func stringList(_ key: String) throws(ComposeError) -> [String] {
        guard let node = self[key], let text = node.string else { return try strings(key) }
        return [text]
    }

    /// A command: a list, or a text that is split as a shell would split it. An empty one is not `nil`.
    func command(_ key: String) throws(ComposeError) -> [String]? {
        guard let node = self[key] else { return nil }
        guard let text = node.string else { return try strings(key) }
        do {
            return try ShellWords.split(text)
        } catch {
            throw refusal(key, error.message, node)
        }
    }

    /// Texts by name; numbers and booleans become texts as Go prints them, `null` becomes empty.
    func texts(_ key: String) throws(ComposeError) -> OrderedDictionary<String, String> {
        guard let node = self[key] else { return [:] }
        var texts: OrderedDictionary<String, String> = [:]
        switch node.value {
        case .mapping(let mapping):
            for (name, entry) in Self.named(mapping) {
                texts[name] = entry.node.isNull ? "" : GoFormat.value(entry.node.value)
            }
        case .sequence(let items):
            for item in items {
                let (name, value) = Self.pair(GoFormat.value(item.value))
                texts[name] = value ?? ""
            }
        default:
            throw refusal(key, "must be a mapping or a list, not \(node.kindName)", node)
        }
        return texts
    }

    /// Texts by name; integers become texts, other values are refused.
    func plainTexts(_ key: String) throws(ComposeError) -> OrderedDictionary<String, String> {
        guard let node = self[key] else { return [:] }
        guard let mapping = node.mapping else { throw refusal(key, "must be a mapping, not \(node.kindName)", node) }
        var texts: OrderedDictionary<String, String> = [:]
        for (name, entry) in Self.named(mapping) {
            texts[name] = try Self.text(entry.node, "\(path).\(key).\(name)")
        }
        return texts
    }

    /// Variables by name; one without a value is `nil`.
    func variables(_ key: String) throws(ComposeError) -> OrderedDictionary<String, String?> {
        guard let node = self[key] else { return [:] }
        var variables: OrderedDictionary<String, String?> = [:]
        switch node.value {
        case .mapping(let mapping):
            for (name, entry) in Self.named(mapping) {
                variables.updateValue(entry.node.isNull ? nil : GoFormat.value(entry.node.value), forKey: name)
            }
        case .sequence(let items):
            for item in items {
                let (name, value) = Self.pair(GoFormat.value(item.value))
                if let last = name.utf8.last, Self.isSpace(last) {
                    throw refusal(key, "the variable `\(name)` has a blank at the end of its name", item)
                }
                variables.updateValue(value, forKey: name)
            }
        default:
            throw refusal(key, "must be a mapping or a list, not \(node.kindName)", node)
        }
        return variables
    }

    /// Addresses by host name.
    func hosts(_ key: String) throws(ComposeError) -> OrderedDictionary<String, [String]> {
        guard let node = self[key] else { return [:] }
        var hosts: OrderedDictionary<String, [String]> = [:]
        switch node.value {
        case .mapping(let mapping):
            for (name, entry) in Self.named(mapping) {
                switch entry.node.value {
                case .null: hosts[name] = [""]
                case .string(let text): hosts[name] = [text]
                case .sequence(let items): hosts[name] = items.map { GoFormat.value($0.value) }
                default: throw refusal(key, "an address must be a string", entry.node)
                }
            }
        case .sequence(let items):
            for item in items {
                let text = GoFormat.value(item.value)
                guard let (name, rest) = text.halves(at: "=") ?? text.halves(at: ":") else {
                    throw refusal(key, "`\(text)` lacks an address", item)
                }
                let addresses = rest.parts(at: ",")
                hosts[name, default: []] += addresses.map(String.init)
            }
        default:
            throw refusal(key, "must be a mapping or a list, not \(node.kindName)", node)
        }
        for (name, addresses) in hosts {
            if name.isEmpty || name.has(":") || name.has("=") {
                throw refusal(key, "`\(name)` is not a host name", node)
            }
            hosts[name] = addresses.map { address in
                address.utf8.count > 2 && address.begins(with: "[") && address.ends(with: "]")
                    ? String(address.dropFirst().dropLast()) : address
            }
        }
        return hosts
    }

    /// A mapping whose keys are names that its author chose.
    ///
    /// Only services, top-level resources and `depends_on` may have names like those of extensions; elsewhere the
    /// reference takes such names for extensions, and puts them together under one name of its own.
    static func named(_ mapping: Node.Mapping) -> Node.Mapping {
        let extensions = mapping.filter { $0.key.begins(with: "x-") }
        guard let first = extensions.values.first else { return mapping }
        var names = mapping.filter { !$0.key.begins(with: "x-") }
        names["#extensions"] = Node.Entry(
            Node(.mapping(extensions), at: first.keyLocation),
            keyLocation: first.keyLocation
        )
        return names
    }

    /// What stands before and after the first `=`.
    private static func pair(_ text: String) -> (name: String, value: String?) {
        text.halves(at: "=").map { ($0, $1) } ?? (text, nil)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        // As the reference, which looks at the last byte as if it were a character of Latin-1.
        (0x09...0x0D).contains(byte) || byte == 0x20 || byte == 0x85 || byte == 0xA0
    }
}
