/// Finds byte order marks that begin a line after the first, as where two files were joined.
///
/// libyaml passes over them; the reference takes them for text, which hardly ever makes sense outside quotes.
struct StrayByteOrderMarks {
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The line, from 1, of the next one.
    private(set) var line: Int?
    private let input: UnsafeBufferPointer<UInt8>
    private var offset = 0

    init(_ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
        advance(from: 1)
    }

    /// Passes over those up to this line: they are in quotes.
    mutating func skip(upTo last: Int) {
        while let line, line <= last { advance(from: line) }
    }

    private mutating func advance(from line: Int) {
        self.line = nil
        var start = offset + 1
        // The first byte is rare: this is as fast as memory, and counts lines only where it finds one.
        while start < input.count, let found = input[start...].firstIndex(of: Self.mark[0]) {
            if input[found - 1] == UInt8(ascii: "\n"), input[found...].starts(with: Self.mark) {
                self.line = line + input[offset..<found].count { $0 == UInt8(ascii: "\n") }
                offset = found
                return
            }
            start = found + 1
        }
    }
}
