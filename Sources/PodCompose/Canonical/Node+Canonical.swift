import OrderedCollections

extension Node.Entry {
    /// A value for printing.
    package static func written(_ value: Node.Value) -> Node.Entry {
        Node.Entry(Node(value, at: .none), keyLocation: .none)
    }
}

extension Node.Value {
    static func texts(_ texts: [String]) -> Node.Value {
        .sequence(texts.map { Node(.string($0), at: .none) })
    }

    /// A mapping with its keys in the order of the format.
    static func sorted<Value>(
        _ values: OrderedDictionary<String, Value>,
        for format: CanonicalFormat,
        _ convert: (Value) -> Node.Value
    ) -> Node.Value {
        var mapping = Node.Mapping()
        mapping.reserveCapacity(values.count)
        for key in format.sorted(values.keys) {
            if let value = values[key] { mapping[key] = .written(convert(value)) }
        }
        return .mapping(mapping)
    }
}

extension Node {
    /// A document that was never bound to the model, in the form in which Go prints it.
    package func canonical(for format: CanonicalFormat) -> Node {
        printed(for: format, ItemIdentity.table)
    }

    /// A part of a document as Go prints it: keys in order; JSON has `null` for an empty list, but for those whose items
    /// are unique, unless variables have been looked up in them since.
    func printed(for format: CanonicalFormat, _ unique: AttributeTable<ItemIdentity>? = nil) -> Node {
        switch value {
        case .mapping(let mapping):
            var sorted = Mapping()
            sorted.reserveCapacity(mapping.count)
            for key in format.sorted(mapping.keys) {
                guard var entry = mapping[key] else { continue }
                let below = key == "environment" || key == "args" ? nil : unique?[key]
                entry.node = entry.node.printed(for: format, below)
                sorted[key] = entry
            }
            return Node(.mapping(sorted), at: location)
        case .sequence(let items):
            if items.isEmpty, format == .json, unique?.rule == nil { return Node(.null, at: location) }
            return Node(.sequence(items.map { $0.printed(for: format, unique?.items) }), at: location)
        default:
            return self
        }
    }
}

extension CanonicalFormat {
    /// Keys in the order in which Go writes them: by their bytes in JSON, numbers by their value in YAML.
    func sorted(_ keys: some Collection<String>) -> [String] {
        switch self {
        case .json: keys.sortedByBytes()
        case .yaml: keys.sorted(by: NaturalOrder.precedes)
        }
    }
}

extension String {
    func precedesInBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}

extension Collection<String> {
    /// In the order of their bytes, which is Go's.
    func sortedByBytes() -> [String] {
        sorted { $0.precedesInBytes($1) }
    }
}
