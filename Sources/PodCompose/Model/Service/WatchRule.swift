public import OrderedCollections

/// What to do when files change (Compose Development Specification, `watch`).
public struct WatchRule: Sendable, Hashable {
    /// The file or directory to watch.
    public var path: String
    /// `sync`, `rebuild`, `restart`, `sync+restart` or `sync+exec`.
    public var action: String
    /// Where synchronized files go.
    public var target: String?
    /// The command of `sync+exec`.
    public var exec: Hook
    /// Patterns of the files that count.
    public var include: [String]
    /// Patterns of the files that do not.
    public var ignore: [String]
    /// Whether files are synchronized when watching begins.
    public var initialSync: Bool
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        path: String,
        action: String,
        target: String? = nil,
        exec: Hook = Hook(),
        include: [String] = [],
        ignore: [String] = [],
        initialSync: Bool = false,
        extensions: Extensions = [:]
    ) {
        self.path = path
        self.action = action
        self.target = target
        self.exec = exec
        self.include = include
        self.ignore = ignore
        self.initialSync = initialSync
        self.extensions = extensions
    }
}
