import FoundationEssentials
import OrderedCollections
import PodCompose
import PodMesos

/// What a framework can say of a pod in `TaskInfo.data`: a JSON object with a member `podkit`.
///
/// Whatever else is there, such as Marathon's or Aurora's own data, is none of this.
struct TaskData: Sendable {
    /// The Compose file itself, as YAML.
    var compose: String?
    /// Further files, by their paths in the sandbox.
    var files: [(path: String, text: String)] = []
    var profiles: [String] = []

    /// - Returns: `nil` if the data is something else.
    /// - Throws: ``ConfigurationError`` if there is a `podkit` member that cannot be understood.
    init?(_ data: Bytes?) throws(ConfigurationError) {
        guard let data, data.bytes.first(where: { !UInt8.jsonBlanks.contains($0) }) == UInt8(ascii: "{"),
            case .mapping(let members)? = try Self.document(data.bytes)?.value, let podkit = members["podkit"]?.node
        else { return nil }
        guard case .mapping(let parts) = podkit.value else {
            throw ConfigurationError("\(podkit.location): podkit is not an object")
        }
        for (key, entry) in parts {
            switch (key, entry.node.value) {
            case ("compose", .string(let text)): compose = text
            case ("compose", .mapping):
                do {
                    compose = try JSONText.encode(entry.node)
                } catch {
                    throw ConfigurationError("\(entry.node.location): podkit.compose: \(error)")
                }
            case ("files", .mapping(let items)):
                for (path, item) in items {
                    guard case .string(let text) = item.node.value else {
                        throw ConfigurationError("\(item.node.location): the file \(path) is not a text")
                    }
                    guard Self.staysInside(path) else {
                        throw ConfigurationError("\(item.keyLocation): \(path) leads out of the sandbox")
                    }
                    files.append((path, text))
                }
            case ("profiles", .sequence(let items)):
                for item in items {
                    guard case .string(let name) = item.value else {
                        throw ConfigurationError("\(item.location): a profile is a text")
                    }
                    profiles.append(name)
                }
            default:
                throw ConfigurationError(
                    "\(entry.keyLocation): podkit.\(key) is not understood; there are compose (a text or an object), files "
                        + "(texts by path) and profiles (a list)"
                )
            }
        }
    }

    /// Reads JSON as the YAML that it is, so that its parts have places and keep their order.
    ///
    /// - Returns: `nil` if it cannot be read and is not meant for PodKit.
    private static func document(_ json: [UInt8]) throws(ConfigurationError) -> Node? {
        do {
            return try YAMLParser.parse(JSONEscapes.joiningSurrogates(in: json), file: "TaskInfo.data").first
        } catch {
            if (try? JSONDecoder().decode(Members.self, from: Data(json)))?.hasPodKit ?? mentionsPodKit(json) {
                throw ConfigurationError("\(error)")
            }
            return nil
        }
    }

    /// What JSON that only the parser of YAML refuses is asked for.
    private struct Members: Decodable {
        let hasPodKit: Bool

        private enum Key: String, CodingKey { case podkit }

        init(from decoder: any Decoder) throws {
            hasPodKit = try decoder.container(keyedBy: Key.self).contains(.podkit)
        }
    }

    /// Whether text that is no JSON, for instance because it was cut, begins with the member.
    private static func mentionsPodKit(_ text: [UInt8]) -> Bool {
        text.drop { UInt8.jsonBlanks.contains($0) }.dropFirst().drop { UInt8.jsonBlanks.contains($0) }
            .starts(with: Array("\"podkit\"".utf8))
    }

    private static func staysInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains("") && !parts.contains("..") && !parts.contains(".")
    }
}

extension UInt8 {
    fileprivate static let jsonBlanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
}
