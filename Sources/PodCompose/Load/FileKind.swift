/// What a path leads to.
public enum FileKind: Sendable, Hashable {
    /// Something that can be read: a file, a pipe, a device.
    case file
    /// A directory.
    case directory
}
