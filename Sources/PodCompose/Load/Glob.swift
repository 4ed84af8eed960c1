import Glibc

/// Patterns of names, as the shell has them.
enum Glob {
    static func matches(_ pattern: String, _ name: String) -> Bool {
        guard pattern.contains(where: { "*?[\\".contains($0) }) else { return pattern == name }
        return fnmatch(pattern, name, FNM_PATHNAME) == 0
    }
}
