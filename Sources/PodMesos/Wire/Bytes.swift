import FoundationEssentials

/// The value of a `bytes` field: base64 with padding on the wire.
public struct Bytes: Hashable, Sendable {
    /// The bytes themselves.
    public var bytes: [UInt8]

    /// Makes a value of bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Makes a value of a text's UTF-8.
    public init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    /// The bytes as text, with what is not UTF-8 replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Bytes: Codable {
    /// Decodes base64; line breaks in it are skipped.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let data = try Data(base64Encoded: container.decode(String.self), options: .ignoreUnknownCharacters)
        else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is not base64") }
        bytes = Array(data)
    }

    /// Encodes base64.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(bytes).base64EncodedString())
    }
}
