/// A place in a file that somebody wrote.
///
/// Lines and columns count from 1; columns count Unicode scalars, as libyaml does.
public struct SourceLocation: Hashable, Sendable {
    /// The file's path as the user named it, or `-` for standard input.
    public var file: String
    // Every node carries a location: two 32-bit numbers keep it small.
    private var line32: UInt32
    private var column32: UInt32

    /// A place; numbers beyond 32 bits are cut.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line32 = UInt32(clamping: line)
        self.column32 = UInt32(clamping: column)
    }

    /// The line, from 1.
    public var line: Int {
        get { Int(line32) }
        set { line32 = UInt32(clamping: newValue) }
    }

    /// The column, from 1.
    public var column: Int {
        get { Int(column32) }
        set { column32 = UInt32(clamping: newValue) }
    }
}

extension SourceLocation {
    /// The place of what nobody wrote.
    package static let none = SourceLocation(file: "", line: 0, column: 0)
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, the form that editors and terminals can jump to.
    public var description: String { "\(file):\(line):\(column)" }
}

extension SourceLocation: Codable {
    private enum CodingKeys: String, CodingKey { case file, line, column }

    /// Reads what ``encode(to:)`` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            file: try container.decode(String.self, forKey: .file),
            line: try container.decode(Int.self, forKey: .line),
            column: try container.decode(Int.self, forKey: .column)
        )
    }

    /// Writes `file`, `line` and `column`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(line, forKey: .line)
        try container.encode(column, forKey: .column)
    }
}
