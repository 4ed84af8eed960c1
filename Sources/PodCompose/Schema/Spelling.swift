/// Finds what somebody meant who misspelt a word.
package enum Spelling {
    /// The candidate with the fewest changes to `word`; `nil` if every one is too far away.
    package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().utf8)
        guard letters.count <= 64 else { return nil }
        let limit = min(max(1, letters.count / 3), letters.count - 1)
        return
            candidates
            .map { (candidate: $0, distance: distance(letters, Array($0.utf8))) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
            .candidate
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var previous: [Int] = []
        var current = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            let beforePrevious = previous
            previous = current
            current[0] = row + 1
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (byte == other ? 0 : 1)
                current[column + 1] = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    current[column + 1] = min(current[column + 1], beforePrevious[column - 1] + 1)
                }
            }
        }
        return current[right.count]
    }
}
