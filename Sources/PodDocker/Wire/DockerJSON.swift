import FoundationEssentials
import NIOCore

/// JSON in both directions, the keys sorted so that equal values are equal bytes.
enum DockerJSON {
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }

    static func body(_ value: some Encodable) throws -> ByteBuffer {
        ByteBuffer(bytes: try encode(value))
    }

    /// - Throws: ``DockerError/Code/protocolViolation`` that names the field at fault and none of the values.
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: ByteBuffer, route: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
        } catch let error as DecodingError {
            throw DockerError(.protocolViolation, "the engine's answer cannot be read: \(place(error))", route: route)
        }
    }

    private static func place(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
        case .typeMismatch(let type, let context): "\(path(context.codingPath)) is not \(type)"
        case .valueNotFound(_, let context): "\(path(context.codingPath)) is null"
        case .dataCorrupted(let context): "\(path(context.codingPath)) is malformed"
        @unknown default: "it is malformed"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "it" : keys.map(\.stringValue).joined(separator: ".")
    }
}
