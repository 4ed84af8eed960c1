import PodCompose

/// Changes parts of a JSON text and leaves every other byte as it was written.
struct JSONEditor {
    private let document: JSONDocument
    private var edits: [(range: Range<Int>, text: String)] = []
    /// What one level of the text is indented by; `nil` if it is on one line.
    private let unit: String?

    init(_ document: JSONDocument) {
        self.document = document
        guard case .object(let members) = document.root.value, let first = members.first else {
            unit = "  "
            return
        }
        let outer = Self.lineIndent(of: document.root.range.lowerBound, in: document.bytes)
        unit = Self.indent(of: first.start, in: document.bytes).map { inner in
            inner.count > outer.count && inner.hasPrefix(outer) ? String(inner.dropFirst(outer.count)) : inner
        }
    }

    /// Sets a member of an object: its value is replaced, or it is added at the end. An object is changed only once.
    mutating func set(_ members: [JSONValue.Member], in object: JSONNode) {
        guard case .object(let old) = object.value else { return }
        var added: [JSONValue.Member] = []
        for member in members {
            if let found = old.first(where: { $0.key == member.key }) {
                replace(found, with: member.value)
            } else {
                added.append(member)
            }
        }
        let texts = { (layout: JSONWriter.Layout) in
            added.map { JSONValue.quoted($0.key) + ": " + $0.value.text(layout) }
        }
        insert(texts, into: object, after: old.last.map { ($0.start, $0.node) })
    }

    /// Adds items at the end of an array.
    mutating func append(_ items: [JSONValue], to array: JSONNode) {
        guard case .array(let old) = array.value else { return }
        insert(
            { layout in items.map { $0.text(layout) } },
            into: array,
            after: old.last.map { ($0.range.lowerBound, $0) }
        )
    }

    private mutating func replace(_ member: JSONNode.Member, with value: JSONValue) {
        edits.append((member.node.range, value.text(layout(Self.indent(of: member.start, in: document.bytes)))))
    }

    private mutating func insert(
        _ texts: (JSONWriter.Layout) -> [String],
        into container: JSONNode,
        after last: (start: Int, node: JSONNode)?
    ) {
        guard let last else {
            // Nothing to line up with: the container is written anew, one level deeper than its own line.
            let outer = Self.lineIndent(of: container.range.lowerBound, in: document.bytes)
            let inner = unit.map { outer + $0 }
            let parts = texts(layout(inner))
            guard !parts.isEmpty else { return }
            let body = inner.map { "\n" + $0 + parts.joined(separator: ",\n" + $0) + "\n" + outer }
            let range = container.range.lowerBound + 1..<container.range.upperBound - 1
            edits.append((range, body ?? parts.joined(separator: ", ")))
            return
        }
        let indent = Self.indent(of: last.start, in: document.bytes)
        let separator = indent.map { ",\n" + $0 } ?? ", "
        let text = texts(layout(indent)).map { separator + $0 }.joined()
        if !text.isEmpty { edits.append((last.node.range.upperBound..<last.node.range.upperBound, text)) }
    }

    private func layout(_ indent: String?) -> JSONWriter.Layout {
        guard let indent, let unit else { return .line }
        return .lines(indent: indent, unit: unit)
    }

    /// The text with all changes.
    func text() -> String {
        var result: [UInt8] = []
        var position = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            result += document.bytes[position..<edit.range.lowerBound]
            result += edit.text.utf8
            position = edit.range.upperBound
        }
        result += document.bytes[position...]
        if result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
        return String(decoding: result, as: UTF8.self)
    }

    /// The blanks before a byte that begins its line; `nil` if something else stands before it.
    private static func indent(of offset: Int, in bytes: [UInt8]) -> String? {
        let blanks = bytes[..<offset].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
        let start = offset - blanks
        guard start > 0, bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// The blanks at the beginning of the line of a byte.
    private static func lineIndent(of offset: Int, in bytes: [UInt8]) -> String {
        let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
    }
}
