/// The identifier of a `Subject`, by which Mesos keeps tasks, executors, frameworks, agents and containers apart.
///
/// On the wire it is a message with one field: `{"value": "…"}`.
public struct MesosID<Subject>: Hashable, Sendable, Codable {
    /// The identifier as text. Mesos allows anything but `/`, `\` and control characters, up to 255 bytes.
    public var value: String

    /// Makes an identifier of text.
    public init(_ value: String) {
        self.value = value
    }
}

extension MesosID: CustomStringConvertible, ExpressibleByStringLiteral {
    /// The text alone.
    public var description: String { value }

    /// Makes an identifier of a literal.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
