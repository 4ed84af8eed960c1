/// A place in a file that somebody wrote.
///
/// Lines and columns count from 1; columns count Unicode scalars, as libyaml does.
public struct SourceLocation: Hashable, Sendable {
    /// The file's path as the user named it, or `-` for standard input.
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, the form that editors and terminals can jump to.
    public var description: String { "\(file):\(line):\(column)" }
}
