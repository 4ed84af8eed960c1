extension GoFormat {
    /// `%v` of a scalar; nil for null and for collections.
    package static func scalar(_ value: Node.Value) -> String? {
        switch value {
        case .bool(let bool): bool ? "true" : "false"
        case .int(let int): String(int)
        case .uint(let uint): String(uint)
        case .float(let double): float(double)
        case .string(let string): string
        case .timestamp(let text): text
        case .null, .sequence, .mapping: nil
        }
    }

    /// `%#v` of a scalar, for messages.
    package static func syntax(_ value: Node.Value) -> String {
        switch value {
        case .null: "<nil>"
        case .string(let string): quoted(string)
        default: scalar(value) ?? "…"
        }
    }
}
