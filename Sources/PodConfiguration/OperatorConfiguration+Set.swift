import OrderedCollections
import PodCompose

extension OperatorConfiguration {
    /// Sets a key from a text, for instance that of an option.
    ///
    /// - Throws: ``ConfigurationError`` if the text is no value for the key, or the key is none that `origin` may set.
    public mutating func set(
        _ key: String,
        to text: String,
        from origin: ConfigurationOrigin
    ) throws(ConfigurationError) {
        guard let known = ConfigurationKey.named(key) else {
            throw ConfigurationError(Self.place(origin) + Self.unknown(key))
        }
        guard known.variable != nil else {
            throw ConfigurationError("\(Self.place(origin))only the configuration's file may say \(key)")
        }
        try set(known, to: text, from: origin)
    }

    mutating func set(
        _ key: ConfigurationKey,
        to text: String,
        from origin: ConfigurationOrigin
    ) throws(ConfigurationError) {
        guard case .text(let apply) = key.setter, apply(&self, text) else {
            let subject = if case .file = origin { "\(key.name): " } else { "" }
            throw ConfigurationError("\(Self.place(origin))\(subject)“\(text)” is not \(key.form)")
        }
        note(origin, of: key)
    }

    /// Applies the keys of a YAML file.
    mutating func apply(yaml: [UInt8], file: String) throws(ConfigurationError) {
        let documents: [Node]
        do {
            documents = try YAMLParser.parse(yaml, file: file)
        } catch {
            throw ConfigurationError("\(error)")
        }
        guard let document = documents.first, !document.isNull || documents.count > 1 else { return }
        guard documents.count == 1, let entries = document.mapping else {
            throw ConfigurationError("\(document.location): a mapping of keys is expected")
        }
        for (name, entry) in entries { try apply(name, entry) }
    }

    private mutating func apply(_ name: String, _ entry: Node.Entry) throws(ConfigurationError) {
        let members = ConfigurationKey.all.filter { $0.name.hasPrefix(name + ".") }
        guard members.isEmpty else {
            guard let entries = entry.node.mapping else {
                if entry.node.isNull { return }
                let names = members.map { String($0.name.dropFirst(name.count + 1)) }.joined(separator: " and ")
                throw ConfigurationError("\(entry.node.location): \(name) is not a mapping with \(names)")
            }
            for (member, entry) in entries {
                guard let key = members.first(where: { $0.name == "\(name).\(member)" }) else {
                    throw ConfigurationError("\(entry.keyLocation): \(Self.unknown("\(name).\(member)"))")
                }
                try apply(key, entry.node)
            }
            return
        }
        guard let key = ConfigurationKey.named(name), !name.contains(".") else {
            throw ConfigurationError("\(entry.keyLocation): \(Self.unknown(name))")
        }
        try apply(key, entry.node)
    }

    private mutating func apply(_ key: ConfigurationKey, _ node: Node) throws(ConfigurationError) {
        switch key.setter {
        case .text:
            guard let text = Self.text(of: node) else {
                throw ConfigurationError("\(node.location): \(key.name) is not \(key.form)")
            }
            try set(key, to: text, from: .file(node.location))
        case .node(let apply):
            try apply(&self, node)
            note(.file(node.location), of: key)
        }
    }

    private static func text(of node: Node) -> String? {
        if node.isNull { return "" }
        guard let items = node.sequence else { return GoFormat.scalar(node.value) }
        let texts = items.compactMap { $0.isNull ? nil : GoFormat.scalar($0.value) }
        return texts.count == items.count ? texts.joined(separator: ",") : nil
    }

    /// What an error begins with.
    private static func place(_ origin: ConfigurationOrigin) -> String {
        switch origin {
        case .standard: ""
        case .label(let key): "the label \(key): "
        default: "\(origin): "
        }
    }

    /// What is said of a key that there is not.
    private static func unknown(_ name: String) -> String {
        let names = ConfigurationKey.all.map(\.name)
        if let dot = name.firstIndex(of: "."), names.contains(name) {
            let member = name[name.index(after: dot)...]
            return "there is no key \(name) by itself: write \(name[..<dot]): {\(member): …}"
        }
        let groups = names.compactMap { name in name.firstIndex(of: ".").map { String(name[..<$0]) } }
        if let near = Spelling.nearest(to: name, in: names + groups) {
            return "there is no key \(name); did you mean \(near)?"
        }
        return "there is no key \(name); there are \(names.joined(separator: ", "))"
    }
}
