/// A JSON file, with the bytes as they were written.
package struct JSONDocument: Sendable {
    package let file: String
    package let bytes: [UInt8]
    package let root: JSONNode

    /// Reads a text.
    ///
    /// - Parameter file: what messages call it.
    /// - Throws: `ComposeError` with the place if it is not JSON.
    package init(_ bytes: [UInt8], file: String) throws(ComposeError) {
        self.file = file
        self.bytes = bytes
        do {
            var parser = JSONParser(bytes)
            root = try parser.document()
        } catch {
            throw ComposeError(.syntax, error.message, at: Self.location(error.offset, in: bytes, file))
        }
    }

    /// The place of a byte.
    package func location(_ offset: Int) -> SourceLocation {
        Self.location(offset, in: bytes, file)
    }

    private static func location(_ offset: Int, in bytes: [UInt8], _ file: String) -> SourceLocation {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
        return SourceLocation(file: file, line: line, column: column)
    }
}
