/// Bounds on what one YAML file may ask of the reader's memory and time.
///
/// The defaults admit files far larger than any that people write and refuse hostile ones in milliseconds.
public struct YAMLLimits: Sendable, Hashable {
    /// Bytes of the file.
    public var bytes: Int
    /// Nodes in the file as written.
    public var nodes: Int
    /// Collections within collections, aliases expanded.
    public var depth: Int
    /// Nodes that aliases and merge keys add to those that are written.
    public var aliasedNodes: Int
    /// Bytes of text that aliases and merge keys add to those that are written.
    public var aliasedBytes: Int

    /// Bounds; what is not named keeps its default.
    public init(
        bytes: Int = 32 << 20,
        nodes: Int = 4_000_000,
        depth: Int = 128,
        aliasedNodes: Int = 1_000_000,
        aliasedBytes: Int = 32 << 20
    ) {
        self.bytes = bytes
        self.nodes = nodes
        self.depth = depth
        self.aliasedNodes = aliasedNodes
        self.aliasedBytes = aliasedBytes
    }
}
