/// The token with which an executor authenticates itself to its agent; it shows in no text.
public struct AuthenticationToken: Hashable, Sendable {
    let value: String

    /// Makes one of its text.
    public init(_ value: String) {
        self.value = value
    }
}

extension AuthenticationToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Does not show the token.
    public var description: String { "(hidden)" }
    /// Does not show the token.
    public var debugDescription: String { description }
    /// Does not show the token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
