/// Something in a project that works and is probably not what its author means.
public struct Warning: Sendable, Hashable, CustomStringConvertible {
    /// One sentence.
    public var message: String
    /// The place that it is about, if it is about one.
    public var location: SourceLocation?

    /// A warning about a place.
    public init(_ message: String, at location: SourceLocation? = nil) {
        self.message = message
        self.location = location
    }

    /// `file:line:column: message`
    public var description: String {
        location.map { "\($0): \(message)" } ?? message
    }
}
