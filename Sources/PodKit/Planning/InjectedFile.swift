/// A file that is written into a container before it starts: a secret or config without a file of its own.
public struct InjectedFile: Hashable, Sendable {
    /// Absolute, in the container.
    public var path: String
    public var content: [UInt8]
    public var userID: Int
    public var groupID: Int
    public var mode: Int

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
    public var customMirror: Mirror { Mirror(self, children: ["path": path]) }
}
