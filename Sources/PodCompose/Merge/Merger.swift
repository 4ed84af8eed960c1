import OrderedCollections

/// Joins a later document with an earlier one, attribute by attribute (Compose Specification, Merge).
struct Merger {
    private var path: NodePath

    /// The later document wins over the earlier one.
    static func merge(_ later: Node, onto earlier: inout Node) throws(ComposeError) {
        var merger = Merger(path: NodePath())
        try merger.merge(later, onto: &earlier, MergeRule.table)
    }

    /// A service that extends another wins over it.
    static func extend(_ base: inout Node, with service: Node, named name: String) throws(ComposeError) {
        var merger = Merger(path: NodePath("services", name))
        try merger.merge(service, onto: &base, MergeRule.table["services"]?["*"])
    }

    private mutating func merge(
        _ later: Node,
        onto earlier: inout Node,
        _ table: AttributeTable<MergeRule>?
    ) throws(ComposeError) {
        if let rule = table?.rule {
            return try apply(rule, later, onto: &earlier, table)
        }
        if later.isNull { return }
        switch (earlier.value, later.value) {
        case (.mapping, .mapping(let mapping)):
            try mergeMapping(mapping, onto: &earlier, table)
        case (.sequence, .sequence(let items)):
            earlier.updateSequence { $0.append(contentsOf: items) }
        case (.mapping, _), (.sequence, _):
            throw conflict(later, earlier)
        default:
            earlier = later
        }
    }

    private mutating func mergeMapping(
        _ later: Node.Mapping,
        onto earlier: inout Node,
        _ table: AttributeTable<MergeRule>?
    ) throws(ComposeError) {
        var path = self.path
        try earlier.updateMapping { mapping throws(ComposeError) in
            for (key, entry) in later {
                guard let index = mapping.index(forKey: key) else {
                    mapping[key] = entry
                    continue
                }
                try path.descend(key) { path throws(ComposeError) in
                    var merger = Merger(path: path)
                    try merger.merge(entry.node, onto: &mapping.values[index].node, table?[key])
                }
            }
        }
    }

    private mutating func apply(
        _ rule: MergeRule,
        _ later: Node,
        onto earlier: inout Node,
        _ table: AttributeTable<MergeRule>?
    ) throws(ComposeError) {
        switch rule {
        case .replace:
            earlier = later
        case .sequence:
            let added = Self.sequence(later)
            earlier = Node(.sequence(Self.sequence(earlier) + added), at: earlier.location)
        case .hosts:
            let known = Self.sequence(earlier)
            let contents = Set(known.map(NodeContent.init))
            let added = Self.sequence(later).filter { !contents.contains(NodeContent($0)) }
            earlier = Node(.sequence(known + added), at: earlier.location)
        case .build:
            earlier = Self.build(earlier)
            try mergeMappings(Self.build(later), onto: &earlier, table)
        case .names:
            earlier = try names(earlier, default: .null)
            try mergeMappings(try names(later, default: .null), onto: &earlier, table)
        case .dependencies:
            let condition = Node.Value.dependencyDefault(at: later.location)
            earlier = try names(earlier, default: condition)
            try mergeMappings(try names(later, default: condition), onto: &earlier, table)
        case .logging:
            guard earlier.mapping != nil, later.mapping != nil else { throw conflict(later, earlier) }
            let drivers = (earlier["driver"], later["driver"])
            if let old = drivers.0, let new = drivers.1, !old.hasSameContent(as: new) {
                earlier = later
            } else {
                try mergeMappings(later, onto: &earlier, table)
            }
        case .addressPools:
            earlier = try addressPools(earlier, later)
        }
    }

    /// What has become no mapping counts as an empty one; the reference drops it without a word.
    private mutating func mergeMappings(
        _ later: Node,
        onto earlier: inout Node,
        _ table: AttributeTable<MergeRule>?
    ) throws(ComposeError) {
        guard case .mapping(let mapping) = later.value, !mapping.isEmpty else {
            if earlier.mapping == nil { earlier.value = .mapping([:]) }
            return
        }
        guard earlier.mapping != nil else { throw conflict(later, earlier) }
        try mergeMapping(mapping, onto: &earlier, table)
    }

    private func conflict(_ later: Node, _ earlier: Node) -> ComposeError {
        ComposeError(
            .invalid,
            "cannot override \(path): \(later.kindName) cannot replace the \(Self.noun(earlier)) at \(earlier.location)",
            at: later.location
        )
    }

    private static func noun(_ node: Node) -> String {
        switch node.value {
        case .mapping: "mapping"
        case .sequence: "list"
        default: "value"
        }
    }
}

extension Merger {
    /// A list as it is, a mapping as sorted `key=value` texts, a text as a list of one, everything else as no list.
    static func sequence(_ node: Node) -> [Node] {
        switch node.value {
        case .sequence(let items): return items
        case .string: return [node]
        case .mapping(let mapping):
            var items: [(text: String, location: SourceLocation)] = []
            for (key, entry) in mapping {
                if case .sequence(let values) = entry.node.value {
                    items += values.map { ("\(key)=\(GoFormat.value($0.value))", $0.location) }
                } else if entry.node.isNull {
                    items.append((key, entry.keyLocation))
                } else {
                    items.append(("\(key)=\(GoFormat.value(entry.node.value))", entry.node.location))
                }
            }
            return items.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
                .map { Node(.string($0.text), at: $0.location) }
        default: return []
        }
    }

    private static func build(_ node: Node) -> Node {
        guard case .string = node.value else { return node }
        return Node(.mapping(["context": Node.Entry(node, keyLocation: node.location)]), at: node.location)
    }

    private func names(_ node: Node, default value: Node.Value) throws(ComposeError) -> Node {
        guard case .sequence(let items) = node.value else { return node }
        var mapping = Node.Mapping()
        for item in items {
            guard let name = item.string else {
                throw ComposeError(
                    .invalid,
                    "\(path): a name must be a string, not \(item.kindName)",
                    at: item.location
                )
            }
            mapping[name] = Node.Entry(Node(value, at: item.location), keyLocation: item.location)
        }
        return Node(.mapping(mapping), at: node.location)
    }

    /// Joins pools of the same subnet. The order in which a pool of another subnet is found decides whether it is
    /// added before or after; this is the reference's, as is that a pool changes where it has been added already.
    private mutating func addressPools(_ earlier: Node, _ later: Node) throws(ComposeError) -> Node {
        guard let old = earlier.sequence, var new = later.sequence else { throw conflict(later, earlier) }
        for index in new.indices {
            new[index] = try names(new[index], default: .null)
            if new[index].mapping == nil { new[index].value = .mapping([:]) }
        }
        func subnet(_ node: Node) -> Node.Value? { node["subnet"]?.value }
        var joined: [Node] = []
        for var pool in old {
            var places: Set<Int> = []
            for other in new {
                if subnet(other) != subnet(pool), !joined.contains(where: { subnet($0) == subnet(other) }) {
                    joined.append(other)
                    continue
                }
                try mergeMappings(other, onto: &pool, nil)
                for place in places { joined[place] = pool }
                if let index = joined.firstIndex(where: { subnet($0) == subnet(pool) }) {
                    joined[index] = pool
                    places.insert(index)
                } else {
                    joined.append(pool)
                    places.insert(joined.count - 1)
                }
            }
        }
        return Node(.sequence(joined), at: earlier.location)
    }
}
