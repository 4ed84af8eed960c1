import OrderedCollections

extension Node {
    /// The text of a string; `nil` for every other value, numbers included.
    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    package var isNull: Bool {
        if case .null = value { true } else { false }
    }

    package var mapping: Mapping? {
        if case .mapping(let mapping) = value { mapping } else { nil }
    }

    package var sequence: [Node]? {
        if case .sequence(let items) = value { items } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let flag) = value { flag } else { nil }
    }

    /// The node under a key of a mapping.
    package subscript(key: String) -> Node? {
        if case .mapping(let mapping) = value { mapping[key]?.node } else { nil }
    }

    /// What the value is, in the words of a message.
    package var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .int, .uint: "an integer"
        case .float: "a number"
        case .string: "a string"
        case .timestamp: "a date"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// A node that nobody wrote, at the place that caused it.
    func derived(_ value: Value) -> Node {
        Node(value, at: location)
    }

    /// Changes a mapping in place: its storage is not copied. Does nothing to other values.
    mutating func updateMapping<Failure: Error>(
        _ body: (inout Mapping) throws(Failure) -> Void
    ) throws(Failure) {
        guard case .mapping(var mapping) = value else { return }
        value = .null
        defer { value = .mapping(mapping) }
        try body(&mapping)
    }

    /// Changes a list in place: its storage is not copied. Does nothing to other values.
    mutating func updateSequence<Failure: Error>(
        _ body: (inout [Node]) throws(Failure) -> Void
    ) throws(Failure) {
        guard case .sequence(var items) = value else { return }
        value = .null
        defer { value = .sequence(items) }
        try body(&items)
    }

    /// Changes every value of a mapping in place.
    mutating func updateValues<Failure: Error>(
        _ body: (String, inout Node) throws(Failure) -> Void
    ) throws(Failure) {
        try updateMapping { mapping throws(Failure) in
            for index in mapping.elements.indices {
                let key = mapping.keys[index]
                try body(key, &mapping.values[index].node)
            }
        }
    }

    /// Changes the value of one key in place; does nothing if there is none.
    mutating func update<Failure: Error>(
        _ key: String,
        _ body: (inout Node) throws(Failure) -> Void
    ) throws(Failure) {
        try updateMapping { mapping throws(Failure) in
            guard let index = mapping.index(forKey: key) else { return }
            try body(&mapping.values[index].node)
        }
    }
}

extension Node.Mapping {
    /// Sets a value that nobody wrote, at the place that caused it; a key that exists keeps its own place.
    mutating func set(_ key: String, _ value: Node.Value, at location: SourceLocation) {
        set(key, Node(value, at: location))
    }

    /// Sets a value; a key that exists keeps its own place.
    mutating func set(_ key: String, _ node: Node) {
        if let index = index(forKey: key) {
            values[index].node = node
        } else {
            self[key] = Node.Entry(node, keyLocation: node.location)
        }
    }
}

extension Node {
    /// Whether two nodes hold the same, wherever they were written.
    func hasSameContent(as other: Node) -> Bool {
        switch (value, other.value) {
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && left.allSatisfy { key, entry in
                    right[key].map { entry.node.hasSameContent(as: $0.node) } ?? false
                }
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.hasSameContent(as: $1) }
        case (let left, let right):
            left == right
        }
    }
}
