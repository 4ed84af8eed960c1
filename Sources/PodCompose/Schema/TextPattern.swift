/// The patterns of the schema that apply to texts; they are not anchored, as in the schema.
enum TextPattern: Sendable {
    /// `[a-zA-Z0-9][a-zA-Z0-9_.-]+`
    case containerName
    /// `always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+`
    case pullPolicy

    func isFound(in text: String) -> Bool {
        switch self {
        case .containerName: Self.holdsContainerName(Array(text.utf8))
        case .pullPolicy: Self.holdsPullPolicy(text)
        }
    }

    var explanation: String {
        switch self {
        case .containerName:
            "must have two or more characters: letters, digits, `_`, `.` and `-`, and begin with a letter or digit"
        case .pullPolicy:
            "must be `always`, `never`, `build`, `missing`, `if_not_present`, `refresh`, `daily`, `weekly` or "
                + "`every_` with a duration such as `12h`"
        }
    }

    private static func holdsContainerName(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { first, second in
            isAlphanumeric(first)
                && (isAlphanumeric(second) || second == UInt8(ascii: "_") || second == UInt8(ascii: ".")
                    || second == UInt8(ascii: "-"))
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func holdsPullPolicy(_ text: String) -> Bool {
        let words = ["always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"]
        if words.contains(where: { contains(text.utf8, $0.utf8) }) { return true }
        let marker = Array("every_".utf8)
        let bytes = Array(text.utf8)
        return bytes.indices.contains { start in
            guard bytes[start...].starts(with: marker) else { return false }
            let rest = bytes[(start + marker.count)...]
            let unit = rest.drop { (0x30...0x39).contains($0) }
            return unit.startIndex > rest.startIndex && unit.first.map { "wdhms".utf8.contains($0) } ?? false
        }
    }

    private static func contains(_ text: String.UTF8View, _ word: String.UTF8View) -> Bool {
        text.indices.contains { text[$0...].starts(with: word) }
    }
}
