/// A text that must not be shown: its descriptions say only that it is there.
public struct SecretValue: Sendable, Hashable {
    /// The text itself.
    public let text: String

    /// Wraps a text so that printing what holds it does not print the text.
    public init(_ text: String) {
        self.text = text
    }
}

extension SecretValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says only that there is a value.
    public var description: String { "<redacted>" }
    /// Says only that there is a value.
    public var debugDescription: String { description }
    /// Shows no children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
