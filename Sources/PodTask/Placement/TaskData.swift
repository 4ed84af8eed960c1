import PodCompose
import PodConfiguration
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
        guard let data, let document = try Self.document(data.bytes), let podkit = document.root["podkit"] else {
            return nil
        }
        func refusal(_ message: String, at offset: Int) -> ConfigurationError {
            ConfigurationError("\(document.location(offset)): \(message)")
        }
        guard case .object(let parts) = podkit.value else {
            throw refusal("podkit is not an object", at: podkit.range.lowerBound)
        }
        for part in parts {
            switch (part.key, part.node.value) {
            case ("compose", .string(let text)): compose = text
            case ("compose", .object): compose = JSONValue(part.node).text()
            case ("files", .object(let items)):
                for item in items {
                    guard let text = item.node.string else {
                        throw refusal("the file \(item.key) is not a text", at: item.node.range.lowerBound)
                    }
                    guard Self.staysInside(item.key) else {
                        throw refusal("\(item.key) leads out of the sandbox", at: item.start)
                    }
                    files.append((item.key, text))
                }
            case ("profiles", .array(let items)):
                for item in items {
                    guard let name = item.string else {
                        throw refusal("a profile is a text", at: item.range.lowerBound)
                    }
                    profiles.append(name)
                }
            default:
                throw refusal(
                    "podkit.\(part.key) is not understood; there are compose (a text or an object), files "
                        + "(texts by path) and profiles (a list)",
                    at: part.start
                )
            }
        }
    }

    /// - Returns: `nil` if it cannot be read and is not meant for PodKit.
    private static func document(_ json: [UInt8]) throws(ConfigurationError) -> JSONDocument? {
        do {
            return try JSONDocument(json, file: "TaskInfo.data")
        } catch {
            guard hasPodKit(json) else { return nil }
            throw ConfigurationError("\(error)")
        }
    }

    /// Whether an object that is no JSON, for instance because it was cut, has the member.
    private static func hasPodKit(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        var depth = 0
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let start = rest
                while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
                    if byte == UInt8(ascii: "\\") { rest = rest.dropFirst() }
                }
                guard depth == 1, start.starts(with: Array("podkit\"".utf8)) else { continue }
                if rest.first(where: { !UInt8.jsonBlanks.contains($0) }) == UInt8(ascii: ":") { return true }
            // A text that begins otherwise is no object.
            case _ where depth == 0 && !UInt8.jsonBlanks.contains(byte): return false
            default: continue
            }
        }
        return false
    }

    private static func staysInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains("") && !parts.contains("..") && !parts.contains(".")
    }
}

extension UInt8 {
    fileprivate static let jsonBlanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
}
