@testable import PodCompose

extension Node {
    /// The entry of a mapping.
    func entry(_ key: String) -> Entry? {
        guard case .mapping(let mapping) = value else { return nil }
        return mapping.first { $0.key == key }?.value
    }
}

/// A node as short text, for tables.
struct Shown: Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    let description: String

    static let null: Shown = ""

    init(stringLiteral value: String) { description = value }

    init(_ node: Node) {
        var text = Self.text(node)
        if text.hasPrefix("{"), text.hasSuffix("}") { text = String(text.dropFirst().dropLast()) }
        description = text
    }

    private static func text(_ node: Node) -> String {
        let tag = node.tag.map { $0 + " " } ?? ""
        switch node.value {
        case .sequence(let items): return tag + "[" + items.map(text).joined(separator: ",") + "]"
        case .mapping(let mapping):
            return tag + "{" + mapping.map { "\($0)=\(text($1.node))" }.joined(separator: ",") + "}"
        case .float(let double): return tag + double.description
        default: return tag + (GoFormat.scalar(node.value) ?? "")
        }
    }
}
