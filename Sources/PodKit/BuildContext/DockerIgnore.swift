/// The patterns of a `.dockerignore` file: which files of a build context stay behind.
///
/// Source: the engine's documentation of `.dockerignore`; the last pattern that matches a path decides, `!` takes a
/// path back in, `**` matches any number of directories, and a matched directory takes along what it holds.
struct DockerIgnore {
    private struct Pattern {
        var isException: Bool
        var parts: [[UInt8]]
    }

    private let patterns: [Pattern]

    init(_ text: String) {
        patterns = text.split(whereSeparator: \.isNewline).compactMap { line in
            guard !line.hasPrefix("#") else { return nil }
            var rest = Self.trim(line)
            let isException = rest.hasPrefix("!")
            if isException { rest = Self.trim(rest.dropFirst()) }
            let parts = rest.split(separator: "/").filter { $0 != "." }.map { Array($0.utf8) }
            return parts.isEmpty ? nil : Pattern(isException: isException, parts: parts)
        }
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// Whether a path below the context, written with `/`, is left out.
    func excludes(_ path: String) -> Bool {
        let parts = path.split(separator: "/").map { Array($0.utf8) }
        var isExcluded = false
        for pattern in patterns where pattern.isException == isExcluded {
            // A pattern that matches a directory matches everything below it.
            if (1...max(1, parts.count)).contains(where: { Self.matches(pattern.parts[...], parts.prefix($0)) }) {
                isExcluded = !pattern.isException
            }
        }
        return isExcluded
    }

    /// Whether a directory that is left out may still hold something that is taken back in.
    var hasExceptions: Bool { patterns.contains { $0.isException } }

    private static func matches(_ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first == Array("**".utf8) {
            return (path.startIndex...path.endIndex).contains { matches(pattern.dropFirst(), path[$0...]) }
        }
        guard let name = path.first, matchesName(first[...], name[...]) else { return false }
        return matches(pattern.dropFirst(), path.dropFirst())
    }

    /// Go's `filepath.Match` for one path element: `*`, `?`, `[a-z]`, `[^a-z]` and `\` before a literal.
    private static func matchesName(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        switch first {
        case UInt8(ascii: "*"):
            let rest = pattern.dropFirst()
            return (name.startIndex...name.endIndex).contains { matchesName(rest, name[$0...]) }
        case UInt8(ascii: "?"):
            return !name.isEmpty && matchesName(pattern.dropFirst(), name.dropFirst())
        case UInt8(ascii: "["):
            guard let byte = name.first, let end = pattern.dropFirst(2).firstIndex(of: UInt8(ascii: "]")) else {
                return false
            }
            var set = pattern[(pattern.startIndex + 1)..<end]
            let isNegated = set.first == UInt8(ascii: "^")
            if isNegated { set = set.dropFirst() }
            return contains(set, byte) != isNegated && matchesName(pattern[(end + 1)...], name.dropFirst())
        case UInt8(ascii: "\\") where pattern.count > 1:
            return name.first == pattern[pattern.startIndex + 1]
                && matchesName(pattern.dropFirst(2), name.dropFirst())
        default:
            return name.first == first && matchesName(pattern.dropFirst(), name.dropFirst())
        }
    }

    private static func contains(_ set: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
        var rest = set
        while let low = rest.popFirst() {
            if rest.first == UInt8(ascii: "-"), rest.count > 1 {
                rest = rest.dropFirst()
                if let high = rest.popFirst(), (min(low, high)...max(low, high)).contains(byte) { return true }
            } else if low == byte {
                return true
            }
        }
        return false
    }
}
