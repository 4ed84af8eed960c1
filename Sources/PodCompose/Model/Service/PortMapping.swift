public import OrderedCollections

/// A port of a container and where the host publishes it (Compose Specification, `ports`).
public struct PortMapping: Sendable, Hashable {
    /// A name to read.
    public var name: String?
    /// `ingress` or `host`.
    public var mode: String?
    /// The address of the host on which the port is published; `nil` means all.
    public var hostIP: String?
    /// The port inside the container; 0 if the file gives none.
    public var target: Int
    /// The port of the host, or a range such as `8000-8005` of which the engine takes a free one; `nil` leaves
    /// the choice to the engine.
    public var published: String?
    /// The attribute `protocol`: `tcp`, `udp` or `sctp`.
    public var transport: String?
    /// The protocol of the application, such as `http`.
    public var appProtocol: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        name: String? = nil,
        mode: String? = nil,
        hostIP: String? = nil,
        target: Int,
        published: String? = nil,
        transport: String? = nil,
        appProtocol: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.name = name
        self.mode = mode
        self.hostIP = hostIP
        self.target = target
        self.published = published
        self.transport = transport
        self.appProtocol = appProtocol
        self.extensions = extensions
    }

    /// The published port or range as numbers; `nil` if none is given or it is not a number or range.
    public var publishedRange: ClosedRange<UInt16>? {
        guard let published else { return nil }
        let bounds = published.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = bounds.first.flatMap({ UInt16($0) }), let last = bounds.last.flatMap({ UInt16($0) }),
            first <= last
        else { return nil }
        return first...last
    }
}
