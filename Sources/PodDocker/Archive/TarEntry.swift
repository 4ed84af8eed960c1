/// A file, directory or link in a tar archive, without its content.
///
/// Entries are in the `ustar` format of POSIX.1-1988; what its fields cannot hold is written as `pax` records of
/// POSIX.1-2001: long names, sizes of 8 GiB and more, large numbers of owners. Times are 1970, so that equal contents
/// are equal bytes.
public struct TarEntry: Hashable, Sendable {
    /// What an entry is.
    public enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A symbolic link.
        case symbolicLink
        /// A directory.
        case directory
    }

    /// What it is.
    public var kind: Kind
    /// The path, relative to where the archive is unpacked.
    public var path: String
    /// How many bytes of content follow the header.
    public var size: Int64
    /// The permission bits.
    public var mode: Int
    /// The owner's number.
    public var userID: Int
    /// The group's number.
    public var groupID: Int
    /// Where a symbolic link leads.
    public var target: String

    /// An entry from its parts.
    public init(
        _ kind: Kind,
        _ path: String,
        size: Int64 = 0,
        mode: Int = 0o644,
        userID: Int = 0,
        groupID: Int = 0,
        target: String = ""
    ) {
        self.kind = kind
        self.path = path
        self.size = size
        self.mode = mode
        self.userID = userID
        self.groupID = groupID
        self.target = target
    }

    static let blockSize = 512

    /// What stands before the content.
    public var header: [UInt8] {
        let isNamedAsFile = self.path.utf8.last != UInt8(ascii: "/")
        let path = kind == .directory && isNamedAsFile ? self.path + "/" : self.path
        var records = ""
        if path.utf8.count > 100 { records += Self.record("path", path) }
        if target.utf8.count > 100 { records += Self.record("linkpath", target) }
        if !Self.fits(size, digits: 11) { records += Self.record("size", "\(size)") }
        if !Self.fits(Int64(userID), digits: 7) { records += Self.record("uid", "\(userID)") }
        if !Self.fits(Int64(groupID), digits: 7) { records += Self.record("gid", "\(groupID)") }
        let own = block(path, type: kind.typeFlag)
        guard !records.isEmpty else { return own }
        let body = Array(records.utf8)
        let extended = TarEntry(.file, "", size: Int64(body.count))
        return extended.block("PaxHeaders/0", type: UInt8(ascii: "x")) + body + extended.padding + own
    }

    /// The zeros that fill the content's last block.
    public var padding: [UInt8] {
        let rest = Int(size % Int64(Self.blockSize))
        return [UInt8](repeating: 0, count: rest == 0 ? 0 : Self.blockSize - rest)
    }

    private func block(_ path: String, type: UInt8) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        func put(_ text: some Sequence<UInt8>, at offset: Int, limit: Int) {
            for (index, byte) in text.prefix(limit).enumerated() { block[offset + index] = byte }
        }
        /// Zero stands for what a record says instead.
        func octal(_ value: Int64, at offset: Int, digits: Int) {
            let text = String(Self.fits(value, digits: digits) ? value : 0, radix: 8)
            put((String(repeating: "0", count: digits - text.utf8.count) + text).utf8, at: offset, limit: digits)
        }
        put(path.utf8, at: 0, limit: 100)
        octal(Int64(mode & 0o7777), at: 100, digits: 7)
        octal(Int64(userID), at: 108, digits: 7)
        octal(Int64(groupID), at: 116, digits: 7)
        octal(size, at: 124, digits: 11)
        octal(0, at: 136, digits: 11)
        block[156] = type
        put(target.utf8, at: 157, limit: 100)
        put("ustar\u{0}00".utf8, at: 257, limit: 8)
        // The sum is taken with the field itself read as blanks.
        put(repeatElement(UInt8(ascii: " "), count: 8), at: 148, limit: 8)
        octal(block.reduce(0) { $0 + Int64($1) }, at: 148, digits: 6)
        block[154] = 0
        return block
    }

    private static func fits(_ value: Int64, digits: Int) -> Bool { value >= 0 && value < 1 << (3 * digits) }

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

extension TarEntry.Kind {
    fileprivate var typeFlag: UInt8 {
        switch self {
        case .file: UInt8(ascii: "0")
        case .symbolicLink: UInt8(ascii: "2")
        case .directory: UInt8(ascii: "5")
        }
    }
}
