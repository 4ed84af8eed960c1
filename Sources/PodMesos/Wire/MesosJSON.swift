import FoundationEssentials
package import NIOCore

/// Messages to and from JSON, as Mesos maps Protocol Buffers to it (`stout/protobuf.hpp`): numbers
/// that JSON does not have are texts.
package enum MesosJSON {
    /// Decodes a message.
    ///
    /// Mesos does not check that strings are UTF-8, so what is not is replaced first.
    package static func decode<Message: Decodable>(_ type: Message.Type, from buffer: ByteBuffer) throws -> Message {
        try decode(type, from: Data(buffer.readableBytesView))
    }

    static func decode<Message: Decodable>(_ type: Message.Type, from data: Data) throws -> Message {
        // A valid string passes through unchanged, so repairing costs one copy and needs no check first.
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        return try decoder.decode(type, from: Data(String(decoding: data, as: UTF8.self).utf8))
    }

    /// Encodes a message.
    package static func encode(_ message: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        return ByteBuffer(bytes: try encoder.encode(message))
    }
}
