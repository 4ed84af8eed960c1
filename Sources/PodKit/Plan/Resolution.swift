public import PodCompose

/// One change that planning made to what the user wrote, and why.
public struct Resolution: Hashable, Sendable, Codable {
    /// What kind of change it is.
    public var code: Code
    /// The service as the Compose file names it, or `nil` for the project as a whole.
    public var service: String?
    /// The attribute that changed, as the Compose file spells it: `ports`, `networks.front.subnet`.
    public var field: String
    /// What was written, in Compose's own short form; `nil` if nothing was.
    public var from: String?
    /// What it became; `nil` if it was removed.
    public var to: String?
    /// Why, in one line.
    public var reason: String
    /// Where it was written.
    public var location: SourceLocation?

    /// Makes a resolution from its parts.
    public init(
        _ code: Code,
        service: String? = nil,
        field: String,
        from: String? = nil,
        to: String? = nil,
        reason: String,
        location: SourceLocation? = nil
    ) {
        self.code = code
        self.service = service
        self.field = field
        self.from = from
        self.to = to
        self.reason = reason
        self.location = location
    }
}

extension Resolution: CustomStringConvertible {
    /// `compose.yaml:7:9: web.ports: 8080:80 → 31000:80 (reason)`
    public var description: String {
        let place = location.map { "\($0): " } ?? ""
        let subject = service.map { "\($0).\(field)" } ?? field
        let change =
            switch (from, to) {
            case (let from?, let to?): "\(from) → \(to)"
            case (nil, let to?): "set to \(to)"
            case (let from?, nil): "\(from) removed"
            case (nil, nil): "changed"
            }
        return "\(place)\(subject): \(change) (\(reason))"
    }
}
