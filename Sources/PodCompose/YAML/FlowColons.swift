/// Colons before a comma or a bracket in unquoted text of a flow collection: `[a:, b]`, `{a:}`.
///
/// libyaml refuses them; go.yaml.in v3, and so the reference, takes them for part of the text. For libyaml they are
/// written as a character that the file does not have, and read back as colons.
struct FlowColons {
    /// So much may be read again to find them all: the time to refuse a hostile file is bounded.
    private static let bytesReadAgain = 8 << 20
    private static let substitutes = Array("^;=+~_$/%<()".utf8)

    /// The input with the substitute in place of each.
    let bytes: [UInt8]
    private let substitute: UInt8

    /// - Returns: nil if there are none, or more than can be found, or no character is free.
    init?(in input: [UInt8], limits: YAMLLimits) {
        let used = Set(input)
        guard let free = Self.substitutes.first(where: { !used.contains($0) }) else { return nil }
        var bytes = input
        var read = 0
        while let offset = Self.first(in: bytes, limits) {
            read += bytes.count
            guard read <= Self.bytesReadAgain else { return nil }
            bytes[offset] = free
        }
        guard bytes != input else { return nil }
        self.bytes = bytes
        substitute = free
    }

    /// Reads the colon back with which unquoted text ends.
    func restore(_ text: String) -> String {
        text.utf8.last == substitute ? text.dropLast() + ":" : text
    }

    /// The byte of the colon that libyaml stops at; nil if reading stops at something else, or not at all.
    private static func first(in bytes: [UInt8], _ limits: YAMLLimits) -> Int? {
        bytes.withUnsafeBufferPointer { input in
            guard var events = try? YAMLEvents(input, file: "") else { return nil }
            var depth = 0
            // Each level makes libyaml slower.
            while depth <= limits.depth {
                guard let event = try? events.next() else { return events.unexpectedColon }
                switch event.kind {
                case .sequenceStart, .mappingStart: depth += 1
                case .sequenceEnd, .mappingEnd: depth -= 1
                case .streamEnd: return nil
                default: break
                }
            }
            return nil
        }
    }
}
