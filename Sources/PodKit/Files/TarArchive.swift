/// A tar archive under construction, as the engine takes them for files and build contexts.
///
/// Entries are in the `ustar` format of POSIX.1-1988; names that do not fit are written as `pax` records of
/// POSIX.1-2001. Entries carry no time of day, so that the same content gives the same bytes.
struct TarArchive {
    private(set) var bytes: [UInt8] = []

    enum Kind: UInt8 {
        case file = 0x30
        case symbolicLink = 0x32
        case directory = 0x35
    }

    struct Entry {
        var name: String
        var kind: Kind = .file
        var mode: Int = 0o644
        var userID: Int = 0
        var groupID: Int = 0
        var linkTarget: String = ""
    }

    static let blockSize = 512

    mutating func append(_ entry: Entry, content: [UInt8] = []) {
        var records = ""
        if entry.name.utf8.count > 100 { records += Self.record("path", entry.name) }
        if entry.linkTarget.utf8.count > 100 { records += Self.record("linkpath", entry.linkTarget) }
        if !records.isEmpty {
            let body = Array(records.utf8)
            appendHeader(Entry(name: "PaxHeaders/0"), type: UInt8(ascii: "x"), size: body.count)
            appendPadded(body)
        }
        appendHeader(entry, type: entry.kind.rawValue, size: content.count)
        appendPadded(content)
    }

    /// Ends the archive with the two empty blocks that the format asks for.
    mutating func finish() {
        bytes.append(contentsOf: repeatElement(0, count: 2 * Self.blockSize))
    }

    private mutating func appendPadded(_ content: [UInt8]) {
        bytes.append(contentsOf: content)
        let rest = content.count % Self.blockSize
        if rest != 0 { bytes.append(contentsOf: repeatElement(0, count: Self.blockSize - rest)) }
    }

    private mutating func appendHeader(_ entry: Entry, type: UInt8, size: Int) {
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        func put(_ text: some Sequence<UInt8>, at offset: Int, limit: Int) {
            for (index, byte) in text.prefix(limit).enumerated() { block[offset + index] = byte }
        }
        func octal(_ value: Int, at offset: Int, digits: Int) {
            let text = String(value, radix: 8)
            put(String(repeating: "0", count: max(0, digits - text.count)).utf8, at: offset, limit: digits)
            put(text.utf8, at: offset + max(0, digits - text.count), limit: digits)
        }
        put(entry.name.utf8, at: 0, limit: 100)
        octal(entry.mode & 0o7777, at: 100, digits: 7)
        octal(entry.userID, at: 108, digits: 7)
        octal(entry.groupID, at: 116, digits: 7)
        octal(size, at: 124, digits: 11)
        octal(0, at: 136, digits: 11)
        block[156] = type
        put(entry.linkTarget.utf8, at: 157, limit: 100)
        put("ustar\u{0}00".utf8, at: 257, limit: 8)
        // The sum is taken with the field itself read as blanks.
        put(repeatElement(UInt8(ascii: " "), count: 8), at: 148, limit: 8)
        let sum = block.reduce(0) { $0 + Int($1) }
        octal(sum, at: 148, digits: 6)
        block[154] = 0
        bytes.append(contentsOf: block)
    }

    /// `LENGTH KEY=VALUE\n`, where the length counts its own digits.
    private static func record(_ key: String, _ value: String) -> String {
        let body = " \(key)=\(value)\n"
        var length = body.utf8.count
        while true {
            let total = body.utf8.count + String(length).utf8.count
            if total == length { return "\(length)\(body)" }
            length = total
        }
    }
}
