/// A file that is written into a container before it starts: a secret or config without a file of its own.
public struct InjectedFile: Hashable, Sendable {
    /// Absolute, in the container.
    public var path: String
    /// The bytes, which are printed nowhere.
    public var content: [UInt8]
    /// The owner's number in the container.
    public var userID: Int
    /// The group's number in the container.
    public var groupID: Int
    /// The permission bits.
    public var mode: Int

    /// Makes a file from its parts.
    public init(path: String, content: [UInt8], userID: Int = 0, groupID: Int = 0, mode: Int = 0o444) {
        self.path = path
        self.content = content
        self.userID = userID
        self.groupID = groupID
        self.mode = mode
    }
}

extension InjectedFile: CustomStringConvertible, CustomReflectable {
    /// Without the content, which may be a secret.
    public var description: String { "\(path) (\(content.count) bytes)" }
    /// Without the content, which may be a secret.
    public var customMirror: Mirror { Mirror(self, children: ["path": path]) }
}
