/// Paths as texts, joined and cleaned by their letters alone, as Go's `path` does.
enum FilePathText {
    static func isAbsolute(_ path: String) -> Bool {
        path.utf8.first == UInt8(ascii: "/")
    }

    /// The shortest path that means the same; `.` for an empty one.
    static func clean(_ path: String) -> String {
        let rooted = isAbsolute(path)
        var parts: [Substring] = []
        for part in path.parts(at: "/", keepsEmpty: false) where part != "." {
            if part != ".." {
                parts.append(part)
            } else if let last = parts.last, last != ".." {
                parts.removeLast()
            } else if !rooted {
                parts.append(part)
            }
        }
        let text = parts.joined(separator: "/")
        if rooted { return "/" + text }
        return text.isEmpty ? "." : text
    }

    /// The paths one below the other, cleaned; empty ones do not count.
    static func join(_ base: String, _ path: String) -> String {
        if base.isEmpty { return path.isEmpty ? "" : clean(path) }
        if path.isEmpty { return clean(base) }
        return clean(base + "/" + path)
    }

    /// An absolute path as it is, a relative one below the base.
    static func resolve(_ path: String, in base: String) -> String {
        isAbsolute(path) ? path : join(base, path)
    }

    /// The path without its last part; `.` if there is no other.
    static func directory(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return clean(String(path[...slash]))
    }

    /// The last part.
    static func lastComponent(_ path: String) -> String {
        if path.isEmpty { return "." }
        return path.parts(at: "/", keepsEmpty: false).last.map(String.init) ?? "/"
    }

    /// How to get from one absolute path to another; `nil` if one is not absolute and the other is.
    static func relative(from base: String, to target: String) -> String? {
        let (base, target) = (clean(base), clean(target))
        guard isAbsolute(base) == isAbsolute(target) else { return nil }
        if base == target { return "." }
        let from = base == "." ? [] : base.parts(at: "/", keepsEmpty: false)
        let to = target == "." ? [] : target.parts(at: "/", keepsEmpty: false)
        let common = zip(from, to).prefix { $0 == $1 }.count
        guard !from[common...].contains("..") else { return nil }
        let steps = from[common...].map { _ in Substring("..") } + to[common...]
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// Whether a path is absolute on Windows: `C:\…`, `\\server\…`.
    static func isWindowsAbsolute(_ path: String) -> Bool {
        let bytes = Array(path.utf8.prefix(3))
        func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
        guard bytes.count >= 2 else { return false }
        if isSeparator(bytes[0]), isSeparator(bytes[1]) { return true }
        let letter = bytes[0] | 0x20
        return (0x61...0x7A).contains(letter) && bytes[1] == UInt8(ascii: ":") && bytes.count > 2
            && isSeparator(bytes[2])
    }
}
