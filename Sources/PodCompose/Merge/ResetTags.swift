import OrderedCollections

/// The places that a document marks with `!reset` and `!override` (Compose Specification, Merge: reset value,
/// replace value).
///
/// What stands there in earlier documents is removed before the document is merged. A node with `!reset` itself never
/// exists; one with `!override` then takes the free place.
struct ResetTags: Sendable {
    private var paths: [[String]] = []

    /// Takes the nodes with `!reset` out of a document and remembers where they, and those with `!override`, stood.
    static func extract(from document: inout Node) -> ResetTags {
        var tags = ResetTags()
        var path: [String] = []
        _ = tags.extract(from: &document, &path)
        return tags
    }

    /// Removes what stands at the remembered places. Items of lists cannot be removed.
    func apply(to document: inout Node) {
        guard !paths.isEmpty else { return }
        Self.remove(paths.map { $0[...] }, from: &document)
    }

    /// Removes what stands at the remembered places of one service.
    func apply(to service: inout Node, named name: String) {
        let below = paths.compactMap { path -> ArraySlice<String>? in
            guard path.count > 2, Self.matches("services", path[0]), Self.matches(name, path[1]) else { return nil }
            return path.dropFirst(2)
        }
        if !below.isEmpty { Self.remove(below, from: &service) }
    }

    /// - Returns: whether the node is to be kept.
    private mutating func extract(from node: inout Node, _ path: inout [String]) -> Bool {
        switch node.tag {
        case "!reset":
            paths.append(path)
            return false
        case "!override":
            paths.append(path)
            node.tag = nil
            return true
        default:
            break
        }
        switch node.value {
        case .mapping(let mapping) where !mapping.isEmpty:
            extractFromMapping(&node, &path)
        case .sequence(let items) where !items.isEmpty:
            extractFromSequence(&node, &path)
        default:
            break
        }
        return true
    }

    private mutating func extractFromMapping(_ node: inout Node, _ path: inout [String]) {
        guard case .mapping(var mapping) = node.value else { return }
        node.value = .null
        var removed: [String] = []
        for index in mapping.elements.indices {
            path.append(mapping.keys[index])
            if !extract(from: &mapping.values[index].node, &path) { removed.append(mapping.keys[index]) }
            path.removeLast()
        }
        for key in removed { mapping.removeValue(forKey: key) }
        node.value = .mapping(mapping)
    }

    private mutating func extractFromSequence(_ node: inout Node, _ path: inout [String]) {
        guard case .sequence(var items) = node.value else { return }
        node.value = .null
        var removed: [Int] = []
        for index in items.indices {
            path.append("[\(index)]")
            if !extract(from: &items[index], &path) { removed.append(index) }
            path.removeLast()
        }
        for index in removed.reversed() { items.remove(at: index) }
        node.value = .sequence(items)
    }

    private static func remove(_ paths: [ArraySlice<String>], from node: inout Node) {
        node.updateMapping { mapping in
            var removed: [String] = []
            for index in mapping.elements.indices {
                let key = mapping.keys[index]
                let matching = paths.filter { path in path.first.map { matches(key, $0) } ?? false }
                if matching.isEmpty { continue }
                if matching.contains(where: { $0.count == 1 }) {
                    removed.append(key)
                } else {
                    remove(matching.map { $0.dropFirst() }, from: &mapping.values[index].node)
                }
            }
            for key in removed { mapping.removeValue(forKey: key) }
        }
    }

    private static func matches(_ key: String, _ part: String) -> Bool {
        part == key || part == "*"
    }
}
