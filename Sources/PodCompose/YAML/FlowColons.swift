import CYAML

/// Colons before a comma or a bracket in unquoted text of a flow collection: `[a:, b]`, `{a:}`.
///
/// libyaml refuses them; go.yaml.in v3, and so the reference, takes them for part of the text. For libyaml they are
/// written as a character that the file does not have, and read back as colons.
struct FlowColons {
    /// So much may be read again to find them all: the time to refuse a hostile file is bounded.
    private static let bytesReadAgain = 32 << 20
    private static let substitutes = Array("^;=+~_$/%<()".utf8)

    /// The input with the substitute in place of each.
    let bytes: [UInt8]
    private let substitute: UInt8

    /// - Returns: nil if there are none, or more than can be found, or no character is free.
    init?(in input: [UInt8]) {
        let used = Set(input)
        guard let free = Self.substitutes.first(where: { !used.contains($0) }) else { return nil }
        var bytes = input
        var isFound = false
        for _ in 0..<max(1, Self.bytesReadAgain / max(1, input.count)) {
            guard let offset = Self.first(in: bytes) else { break }
            bytes[offset] = free
            isFound = true
        }
        guard isFound, Self.first(in: bytes) == nil else { return nil }
        self.bytes = bytes
        substitute = free
    }

    /// Reads the colon back with which unquoted text ends.
    func restore(_ text: String) -> String {
        text.utf8.last == substitute ? text.dropLast() + ":" : text
    }

    /// The byte of the colon that libyaml stops at; nil if it stops at something else, or not at all.
    private static func first(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { input in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return nil }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
            var event = yaml_event_t()
            while yaml_parser_parse(&parser, &event) == 1 {
                let kind = event.type
                yaml_event_delete(&event)
                if kind == YAML_STREAM_END_EVENT { return nil }
            }
            guard parser.error == YAML_SCANNER_ERROR, let problem = parser.problem,
                String(cString: problem) == "found unexpected ':'"
            else { return nil }
            // libyaml counts characters, without a byte order mark at the beginning.
            var left = Int(parser.problem_mark.index) + (input.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0)
            for (offset, byte) in input.enumerated() where byte & 0xC0 != 0x80 {
                if left == 0 { return byte == UInt8(ascii: ":") ? offset : nil }
                left -= 1
            }
            return nil
        }
    }
}
