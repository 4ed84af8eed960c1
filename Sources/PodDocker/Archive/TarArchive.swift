/// A tar archive in memory, as the engine's imports, uploads and builds take it.
///
/// One that is too large for memory is sent piece by piece: ``TarEntry/header``, the content, ``TarEntry/padding`` of
/// each entry, and ``end``.
public struct TarArchive: Sendable {
    private var blocks: [UInt8] = []

    /// An archive of nothing.
    public init() {}

    /// The archive's bytes.
    public var bytes: [UInt8] { blocks + Self.end }

    /// What ends an archive: two empty blocks.
    public static let end = [UInt8](repeating: 0, count: 2 * TarEntry.blockSize)

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - path: relative.
    ///   - mode: the permission bits.
    ///   - userID: the owner's number.
    ///   - groupID: the group's number.
    public mutating func addFile(
        _ path: String,
        mode: Int = 0o644,
        userID: Int = 0,
        groupID: Int = 0,
        _ contents: [UInt8]
    ) {
        let size = Int64(contents.count)
        let entry = TarEntry(.file, path, size: size, mode: mode, userID: userID, groupID: groupID)
        blocks += entry.header
        blocks += contents
        blocks += entry.padding
    }

    /// Adds a directory. The path is relative.
    public mutating func addDirectory(_ path: String, mode: Int = 0o755) {
        blocks += TarEntry(.directory, path, mode: mode).header
    }

    /// Adds a symbolic link to `target`. The path is relative.
    public mutating func addSymbolicLink(_ path: String, to target: String) {
        blocks += TarEntry(.symbolicLink, path, mode: 0o777, target: target).header
    }
}
