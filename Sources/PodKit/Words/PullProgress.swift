/// How far the pull of one image has come, in bytes over all its layers.
public struct PullProgress: Hashable, Sendable {
    /// Bytes that have arrived.
    public var received: Int64
    /// Bytes of all layers that are known so far.
    public var total: Int64

    /// Makes a figure from its parts.
    public init(received: Int64, total: Int64) {
        self.received = received
        self.total = total
    }
}
