public import OrderedCollections

/// One node of a YAML document: a value, the place it was written and its tag.
///
/// Every stage of loading (interpolation, merge, extends, include, canonical form) is a function from nodes to
/// nodes, so that the place of a value survives to the end and every error can name it.
public struct Node: Sendable, Hashable {
    /// What was written, with the type that YAML gives it.
    public var value: Value
    /// Where it was written.
    public var location: SourceLocation
    /// A tag other than those that YAML resolves by itself: `!reset` and `!override` matter to Compose.
    public var tag: String?

    /// A node at a place.
    public init(_ value: Value, at location: SourceLocation, tag: String? = nil) {
        self.value = value
        self.location = location
        self.tag = tag
    }

    /// The types of YAML.
    public enum Value: Sendable, Hashable {
        case null
        case bool(Bool)
        case int(Int64)
        /// An integer between 2⁶³ and 2⁶⁴ − 1.
        case uint(UInt64)
        case float(Double)
        case string(String)
        /// A date that YAML resolves by itself, as RFC 3339 text; Compose takes none, so it exists to be refused.
        case timestamp(String)
        case sequence([Node])
        case mapping(Mapping)
    }

    /// Keys in the order of the file, each with the place of its own.
    public typealias Mapping = OrderedDictionary<String, Entry>

    /// What stands under a key.
    public struct Entry: Sendable, Hashable {
        /// Where the key stands; an unknown key is reported here.
        public var keyLocation: SourceLocation
        /// The value.
        public var node: Node

        /// An entry whose key stands at `keyLocation`.
        public init(_ node: Node, keyLocation: SourceLocation) {
            self.node = node
            self.keyLocation = keyLocation
        }
    }
}
