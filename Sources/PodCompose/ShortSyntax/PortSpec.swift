import Glibc

/// The short form of `ports`: `[[ip:]host[-host]:]container[-container][/protocol]` (Compose Specification, ports).
enum PortSpec {
    /// One mapping for each container port, sorted by its text.
    static func parse(_ text: String, at location: SourceLocation) throws(ComposeError) -> [PortMapping] {
        func refusal(_ message: String) -> ComposeError {
            ComposeError(.invalid, "`\(text)` is not a port: \(message)", at: location)
        }
        let parts = text.parts(at: ":")
        var address = parts.dropLast(2).joined(separator: ":")
        let host = parts.count > 1 ? parts[parts.count - 2] : ""
        let (container, transport) = splitTransport(parts[parts.count - 1])
        if container.isEmpty { throw refusal("the port of the container is missing") }
        guard ["tcp", "udp", "sctp"].contains(transport) else {
            throw refusal("`\(transport)` is none of the protocols tcp, udp and sctp")
        }
        if address.begins(with: "["), address.ends(with: "]") {
            address = String(address.dropFirst().dropLast())
        } else if address.has(":") {
            throw refusal("an IPv6 address must be in brackets")
        }
        guard address.isEmpty || isAddress(address) else { throw refusal("`\(address)` is not an IP address") }
        guard let targets = range(container) else {
            throw refusal("`\(container)` is not a port or range between 0 and 65535")
        }
        var published: ClosedRange<UInt16>?
        if !host.isEmpty {
            guard let ports = range(host) else {
                throw refusal("`\(host)` is not a port or range between 0 and 65535")
            }
            guard ports.count == targets.count || targets.count == 1 else {
                throw refusal("the ranges `\(host)` and `\(container)` differ in length")
            }
            published = ports
        }
        let mappings = targets.map { target in
            PortMapping(
                mode: "ingress",
                hostIP: address.isEmpty ? nil : address,
                target: Int(target),
                published: published.map { Self.text(of: $0, for: target, in: targets) },
                transport: transport
            )
        }
        guard mappings.count > 1 else { return mappings }
        return mappings.sorted { "\($0.target)/" < "\($1.target)/" }
    }

    /// A single container port takes any port of a range; ports of a range go pairwise.
    private static func text(
        of published: ClosedRange<UInt16>,
        for target: UInt16,
        in targets: ClosedRange<UInt16>
    ) -> String {
        if targets.count > 1 || published.count == 1 {
            return String(published.lowerBound + (target - targets.lowerBound))
        }
        return "\(published.lowerBound)-\(published.upperBound)"
    }

    /// What follows a second slash is ignored, as the reference ignores it.
    private static func splitTransport(_ text: Substring) -> (container: Substring, transport: String) {
        let parts = text.parts(at: "/")
        guard parts.count > 1, !parts[1].isEmpty else { return (parts[0], "tcp") }
        return (parts[0], parts[1].lowercased())
    }

    /// What follows a second dash is ignored, as the reference ignores it.
    private static func range(_ text: Substring) -> ClosedRange<UInt16>? {
        let parts = text.parts(at: "-")
        guard let first = port(parts[0]) else { return nil }
        if parts.count == 1 { return first...first }
        guard let last = port(parts[1]), first <= last else { return nil }
        return first...last
    }

    private static func port(_ text: Substring) -> UInt16? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(text) : nil
    }

    /// Whether a text is an IPv4 or IPv6 address.
    static func isAddress(_ text: String) -> Bool {
        var buffer = in6_addr()
        return inet_pton(AF_INET, text, &buffer) == 1 || inet_pton(AF_INET6, text, &buffer) == 1
    }
}
