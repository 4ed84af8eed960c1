extension GoFormat {
    /// `%v` of a scalar, with `<nil>` for null; collections, which no text can hold, give nothing.
    package static func value(_ value: Node.Value) -> String {
        if case .null = value { return "<nil>" }
        return scalar(value) ?? ""
    }
}
