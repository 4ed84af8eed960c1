/// A node as a key: nodes that hold the same are equal, wherever they were written and in whatever order.
struct NodeContent: Hashable {
    let node: Node

    init(_ node: Node) { self.node = node }

    static func == (left: NodeContent, right: NodeContent) -> Bool {
        left.node.hasSameContent(as: right.node)
    }

    func hash(into hasher: inout Hasher) {
        switch node.value {
        case .mapping(let mapping):
            // The order of the keys does not count, so their hashes are joined by a sum.
            hasher.combine(
                mapping.reduce(0) { sum, element in
                    var inner = Hasher()
                    inner.combine(element.key)
                    NodeContent(element.value.node).hash(into: &inner)
                    return sum &+ inner.finalize()
                }
            )
        case .sequence(let items):
            hasher.combine(items.count)
            for item in items { NodeContent(item).hash(into: &hasher) }
        default:
            hasher.combine(node.value)
        }
    }
}
