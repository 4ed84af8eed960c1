/// Where an agent can be reached, as libprocess writes it: `slave(1)@10.1.2.3:5051`.
public struct AgentPID: Hashable, Sendable {
    /// The actor that is the agent; its HTTP routes begin with it.
    public var id: String
    /// The address, without the brackets of IPv6.
    public var host: String
    /// The port.
    public var port: Int

    /// Parses one.
    ///
    /// - Returns: `nil` for text that is none.
    public init?(_ text: some StringProtocol) {
        guard let at = text.lastIndex(of: "@"), let colon = text.lastIndex(of: ":"), at < colon else { return nil }
        var host = text[text.index(after: at)..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, at > text.startIndex, let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        // A request's target cannot hold these, so that nothing else can be smuggled into a request.
        guard text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) && $0 != "?" && $0 != "#" })
        else { return nil }
        id = String(text[..<at])
        self.host = String(host)
        self.port = Int(port)
    }

    /// The path of the executor API: on the agent's unix socket, only this one is served.
    var executorPath: String { "/\(id)/api/v1/executor" }
}

extension AgentPID: CustomStringConvertible {
    /// As libprocess writes it.
    public var description: String { "\(id)@\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
