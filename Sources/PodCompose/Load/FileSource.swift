/// Where a project's files come from: the disk, or a test's own.
///
/// Paths are absolute, or relative to the directory that ``LoadOptions/currentDirectory`` names.
public protocol FileSource: Sendable {
    /// The content of a file, or of standard input for `-`.
    ///
    /// - Throws: `ComposeError` of code `.fileNotFound` or `.unreadable`.
    func read(_ path: String) throws(ComposeError) -> [UInt8]

    /// What a path leads to; `nil` if there is nothing.
    func kind(of path: String) -> FileKind?

    /// The path with symbolic links resolved; `nil` if there is nothing.
    func resolvingLinks(in path: String) -> String?

    /// Whether a path itself is a symbolic link.
    func isLink(_ path: String) -> Bool
}
