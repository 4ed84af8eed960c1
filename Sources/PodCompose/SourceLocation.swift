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

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, the form that editors and terminals can jump to.
    public var description: String { "\(file):\(line):\(column)" }
}
