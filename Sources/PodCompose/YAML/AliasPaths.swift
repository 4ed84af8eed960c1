/// The places where one anchor is used, as paths of keys joined with dots.
struct AliasPaths {
    private var paths: Set<String> = []
    /// What lies above them, each with one of the paths below.
    private var above: [String: String] = [:]

    /// Adds a path and returns one that lies above or below it, if there is any.
    mutating func insert(_ path: String) -> String? {
        var related = above[path]
        for dot in path.indices where path[dot] == "." {
            let prefix = String(path[..<dot])
            if paths.contains(prefix) { related = related ?? prefix }
            above[prefix] = path
        }
        paths.insert(path)
        return related
    }
}
