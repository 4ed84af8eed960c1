/// The way from the root of a document to a node, for messages: keys, and indexes of lists in brackets.
struct NodePath: Sendable, CustomStringConvertible {
    private var parts: [String] = []

    init(_ parts: String...) {
        self.parts = parts
    }

    /// Runs `body` with the path one step further down.
    mutating func descend<Result, Failure: Error>(
        _ part: String,
        _ body: (inout NodePath) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        parts.append(part)
        defer { parts.removeLast() }
        return try body(&self)
    }

    var last: String? { parts.last }

    var description: String {
        parts.joined(separator: ".")
    }
}
