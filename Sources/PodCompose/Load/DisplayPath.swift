/// Paths as people want to read them.
enum DisplayPath {
    /// A path below the directory without the directory; any other as it is.
    static func text(_ path: String, from directory: String) -> String {
        let prefix = directory == "/" ? "/" : directory + "/"
        return path.begins(with: prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}
