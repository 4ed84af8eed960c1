/// An IPv4 network in CIDR notation, as far as planning compares them.
public struct Subnet: Hashable, Sendable {
    /// The first address, in host byte order.
    public let address: UInt32
    /// How many leading bits are the network's, from 0 to 32.
    public let prefixLength: Int

    /// Reads `172.20.0.0/16`; `nil` for anything else, IPv6 included.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = Int(String(parts[1])), (0...32).contains(length) else { return nil }
        let octets = parts[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8(String($0)) }
        guard octets.count == 4 else { return nil }
        var value: UInt32 = 0
        for octet in octets {
            guard let octet else { return nil }
            value = value << 8 | UInt32(octet)
        }
        prefixLength = length
        address = value & Self.mask(length)
    }

    /// Whether one of the two lies within the other.
    public func overlaps(_ other: Subnet) -> Bool {
        let mask = Self.mask(min(prefixLength, other.prefixLength))
        return address & mask == other.address & mask
    }

    private static func mask(_ length: Int) -> UInt32 { length == 0 ? 0 : UInt32.max << (32 - length) }
}
