import OrderedCollections

/// Removes what a later item of a list redefines.
enum UniqueItems {
    static func enforce(_ document: inout Node) throws(ComposeError) {
        var path = NodePath()
        try enforce(&document, ItemIdentity.table, &path)
    }

    private static func enforce(
        _ node: inout Node,
        _ table: AttributeTable<ItemIdentity>,
        _ path: inout NodePath
    ) throws(ComposeError) {
        switch node.value {
        case .mapping:
            try node.updateMapping { mapping throws(ComposeError) in
                for index in mapping.elements.indices {
                    let key = mapping.keys[index]
                    guard let below = table[key] else { continue }
                    try path.descend(key) { path throws(ComposeError) in
                        try enforce(&mapping.values[index].node, below, &path)
                    }
                }
            }
        case .sequence(let items):
            guard let identity = table.rule else { return }
            if let unique = try unique(items, identity, path) { node.value = .sequence(unique) }
        default:
            break
        }
    }

    /// The items without redefined ones; `nil` if there are none of those.
    private static func unique(
        _ items: [Node],
        _ identity: ItemIdentity,
        _ path: NodePath
    ) throws(ComposeError) -> [Node]? {
        var places = Dictionary<String, Int>(minimumCapacity: items.count)
        var unique: [Node] = []
        for item in items {
            let key = try identity.key(of: item, path)
            if let place = places[key] {
                unique[place] = item
            } else {
                places[key] = unique.count
                unique.append(item)
            }
        }
        return unique.count == items.count ? nil : unique
    }
}
