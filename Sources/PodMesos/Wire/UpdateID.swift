/// What tells one status update from another: a random UUID (version 4 of RFC 9562), 16 bytes on the wire.
public struct UpdateID: Hashable, Sendable {
    private var high: UInt64
    private var low: UInt64

    /// Makes a new one.
    public init() {
        var generator = SystemRandomNumberGenerator()
        self.init(using: &generator)
    }

    /// Makes a new one out of a source of random numbers.
    public init(using generator: inout some RandomNumberGenerator) {
        high = generator.next() & ~0xF000 | 0x4000
        low = generator.next() & ~(0b11 << 62) | 0b10 << 62
    }

    /// The sixteen bytes, in network order.
    public var bytes: Bytes {
        Bytes([high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } })
    }
}

extension UpdateID: Codable {
    /// Decodes 16 bytes in base64.
    public init(from decoder: any Decoder) throws {
        let bytes = try Bytes(from: decoder).bytes
        guard bytes.count == 16 else {
            let context = DecodingError.Context(
                codingPath: decoder.codingPath,
                debugDescription: "a UUID has 16 bytes, not \(bytes.count)"
            )
            throw DecodingError.dataCorrupted(context)
        }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Encodes 16 bytes in base64.
    public func encode(to encoder: any Encoder) throws {
        try bytes.encode(to: encoder)
    }
}

extension UpdateID: CustomStringConvertible {
    /// The usual text of a UUID.
    public var description: String {
        let digits = bytes.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }
}
