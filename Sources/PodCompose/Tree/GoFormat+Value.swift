extension GoFormat {
    /// `%v` of a value: `<nil>` for null, `[a b]` for a list, `map[a:1 b:2]` for a mapping.
    package static func value(_ value: Node.Value) -> String {
        switch value {
        case .sequence(let items):
            return "[" + items.map { self.value($0.value) }.joined(separator: " ") + "]"
        case .mapping(let mapping):
            let entries = mapping.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            return "map[" + entries.map { "\($0.key):\(self.value($0.value.node.value))" }.joined(separator: " ") + "]"
        default:
            return scalar(value) ?? "<nil>"
        }
    }
}
