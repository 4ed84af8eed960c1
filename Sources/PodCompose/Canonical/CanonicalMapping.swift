import OrderedCollections

/// A part of the model that is printed as one mapping.
protocol CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError)
}

/// Collects the attributes of one mapping for printing. What is empty, zero or false is left out, as the reference
/// leaves it out, unless a function says otherwise.
struct CanonicalMapping {
    let format: CanonicalFormat
    private(set) var attributes = Node.Mapping()

    init(_ format: CanonicalFormat) {
        self.format = format
    }

    var node: Node { Node(.mapping(attributes), at: .none) }

    /// The mapping with its keys in the order of their bytes.
    var sortedNode: Node {
        var attributes = attributes
        attributes.sort { $0.key.precedesInBytes($1.key) }
        return Node(.mapping(attributes), at: .none)
    }

    mutating func set(_ key: String, _ value: Node.Value) {
        attributes[key] = .written(value)
    }

    mutating func add(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { set(key, .string(text)) }
    }

    mutating func add(_ key: String, _ flag: Bool) {
        if flag { set(key, .bool(true)) }
    }

    /// A flag for which false is something else than nothing.
    mutating func add(_ key: String, _ flag: Bool?) {
        if let flag { set(key, .bool(flag)) }
    }

    mutating func add(_ key: String, _ number: Int64?) {
        if let number { set(key, .int(number)) }
    }

    mutating func addNonzero(_ key: String, _ number: Int) {
        if number != 0 { set(key, .int(Int64(number))) }
    }

    mutating func add(_ key: String, _ number: Float?) {
        if let number { set(key, .float(GoFormat.widened(number))) }
    }

    mutating func add(_ key: String, _ duration: Duration?) {
        if let duration { set(key, .string(DurationText.string(duration))) }
    }

    /// A number as text.
    mutating func addText(_ key: String, _ number: Int64?) {
        if let number { set(key, .string(String(number))) }
    }

    /// Permission bits in octal notation, as text.
    mutating func addMode(_ key: String, _ mode: Int64?) {
        if let mode { set(key, .string("0" + String(mode, radix: 8))) }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { set(key, .texts(texts)) }
    }

    mutating func add(_ key: String, _ texts: OrderedDictionary<String, String>) {
        if !texts.isEmpty { set(key, .sorted(texts, for: format) { .string($0) }) }
    }

    /// A mapping as it was written; JSON has it at the top level only.
    mutating func add(_ extensions: Extensions) {
        guard format == .yaml, !extensions.isEmpty else { return }
        addAll(extensions)
    }

    mutating func addAll(_ extensions: Extensions) {
        for key in format.sorted(extensions.keys) {
            if let node = extensions[key]?.node { set(key, node.printed(for: format).value) }
        }
    }
}

extension CanonicalMapping {
    /// A command: JSON prints one that is missing as `null`.
    mutating func addCommand(_ key: String, _ command: [String]?) {
        if let command {
            set(key, .texts(command))
        } else if format == .json {
            set(key, .null)
        }
    }

    mutating func addVariables(_ key: String, _ variables: OrderedDictionary<String, String?>) {
        if !variables.isEmpty { set(key, .sorted(variables, for: format) { $0.map { .string($0) } ?? .null }) }
    }

    mutating func addHosts(_ key: String, _ hosts: OrderedDictionary<String, [String]>) {
        guard !hosts.isEmpty else { return }
        set(key, .texts(hosts.flatMap { host, addresses in addresses.map { "\(host)=\($0)" } }.sortedByBytes()))
    }

    mutating func addLists(_ key: String, _ lists: OrderedDictionary<String, [String]>) {
        if !lists.isEmpty { set(key, .sorted(lists, for: format) { .texts($0) }) }
    }

    mutating func addUlimits(_ limits: OrderedDictionary<String, Ulimit>) {
        guard !limits.isEmpty else { return }
        let keepsZero = format == .yaml
        set(
            "ulimits",
            .sorted(limits, for: format) { limit in
                if limit.single != 0 { return .int(Int64(limit.single)) }
                var bounds = Node.Mapping()
                if keepsZero || limit.soft != 0 { bounds["soft"] = .written(.int(Int64(limit.soft))) }
                if keepsZero || limit.hard != 0 { bounds["hard"] = .written(.int(Int64(limit.hard))) }
                return .mapping(bounds)
            }
        )
    }

    /// A required file is printed by its path alone.
    mutating func addEnvFiles(_ files: [EnvFile]) {
        guard !files.isEmpty else { return }
        let format = format
        set(
            "env_file",
            .sequence(
                files.map { file in
                    if file.required { return Node(.string(file.path), at: .none) }
                    var mapping = CanonicalMapping(format)
                    mapping.add("path", file.path)
                    mapping.set("required", .bool(false))
                    if format == .json { mapping.add("format", file.format) }
                    return mapping.node
                }
            )
        )
    }

    /// The reference cannot print an SSH key with a path as JSON.
    mutating func addSSHKeys(_ keys: [SSHKey]) throws(ComposeError) {
        if format == .json, let key = keys.first(where: { $0.path != nil }) {
            throw ComposeError(
                .invalid,
                "the SSH key `\(key.id)` has a path, which has no form in JSON; print the project as YAML"
            )
        }
        add("ssh", keys.map { key in key.path.map { "\(key.id): \($0)" } ?? key.id })
    }
}

extension CanonicalMapping {
    mutating func addPart(_ key: String, _ part: (some CanonicalPart)?) throws(ComposeError) {
        if let part { set(key, try value(of: part)) }
    }

    /// A part that JSON prints even if it is empty.
    mutating func addPartOrEmpty(_ key: String, _ part: some CanonicalPart) throws(ComposeError) {
        let value = try value(of: part)
        if format == .yaml, case .mapping(let mapping) = value, mapping.isEmpty { return }
        set(key, value)
    }

    mutating func addAll(_ key: String, _ parts: [some CanonicalPart]) throws(ComposeError) {
        guard !parts.isEmpty else { return }
        var items: [Node] = []
        items.reserveCapacity(parts.count)
        for part in parts { items.append(Node(try value(of: part), at: .none)) }
        set(key, .sequence(items))
    }

    mutating func addNamed(
        _ key: String,
        _ parts: OrderedDictionary<String, some CanonicalPart>
    ) throws(ComposeError) {
        guard !parts.isEmpty else { return }
        var mapping = Node.Mapping()
        mapping.reserveCapacity(parts.count)
        for name in format.sorted(parts.keys) {
            guard let part = parts[name] else { continue }
            mapping[name] = .written(try value(of: part))
        }
        set(key, .mapping(mapping))
    }

    mutating func addNamedOptional<Part: CanonicalPart>(
        _ key: String,
        _ parts: OrderedDictionary<String, Part?>
    ) throws(ComposeError) {
        guard !parts.isEmpty else { return }
        var mapping = Node.Mapping()
        for name in format.sorted(parts.keys) {
            if case .some(.some(let part)) = parts[name] {
                mapping[name] = .written(try value(of: part))
            } else {
                mapping[name] = .written(.null)
            }
        }
        set(key, .mapping(mapping))
    }

    private func value(of part: some CanonicalPart) throws(ComposeError) -> Node.Value {
        var mapping = CanonicalMapping(format)
        try part.write(to: &mapping)
        return .mapping(mapping.attributes)
    }
}
