import SystemPackage

/// A log file that begins anew when it is full; the last few full ones are kept as `NAME.1`, `NAME.2`, …
final class RotatingFile {
    let directory: SandboxDirectory
    let name: String
    /// In bytes.
    let limit: Int64
    /// How many files there are at most, the one that is written included.
    let count: Int
    private var file: FileDescriptor
    private var size: Int64

    /// Opens the file, and goes on at its end if it is there already.
    init(_ name: String, in directory: SandboxDirectory, limit: Int64, count: Int) throws {
        self.directory = directory
        self.name = name
        self.limit = limit
        self.count = max(count, 1)
        file = try directory.append(to: name)
        size = try file.seek(offset: 0, from: .end)
    }

    deinit { try? file.close() }

    /// Writes whole lines, each into one file. No file is longer than the limit, unless a line is.
    func write(_ lines: [UInt8]) throws {
        var start = lines.startIndex
        var end = start
        while end < lines.endIndex {
            let next = lines[end...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? lines.endIndex
            if size + Int64(next - start) > limit, size > 0 || end > start {
                try append(lines[start..<end])
                try rotate()
                start = end
            }
            end = next
        }
        try append(lines[start...])
    }

    private func append(_ bytes: ArraySlice<UInt8>) throws {
        guard !bytes.isEmpty else { return }
        try file.writeAll(bytes)
        size += Int64(bytes.count)
    }

    private func rotate() throws {
        for number in stride(from: count - 1, to: 0, by: -1) {
            try directory.rename(number == 1 ? name : "\(name).\(number - 1)", to: "\(name).\(number)")
        }
        if count == 1 { directory.remove(name) }
        let new = try directory.append(to: name)
        try? file.close()
        file = new
        size = 0
    }
}
