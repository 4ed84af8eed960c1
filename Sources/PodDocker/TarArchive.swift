/// A tar archive in memory (POSIX ustar), as the engine's imports, uploads and builds take it.
///
/// Owners are root and times are 1970, so that equal contents are equal bytes.
public struct TarArchive: Sendable {
    private var blocks: [UInt8] = []

    /// An archive of nothing.
    public init() {}

    /// The archive's bytes.
    public var bytes: [UInt8] { blocks + [UInt8](repeating: 0, count: 1024) }

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - path: relative, at most 100 bytes, or more if it can be cut at a slash into 155 and 100.
    ///   - mode: the permission bits.
    /// - Throws: ``DockerError/Code/invalidConfiguration`` for a path that does not fit.
    public mutating func addFile(_ path: String, mode: Int = 0o644, _ contents: [UInt8]) throws(DockerError) {
        try addHeader(path, type: "0", mode: mode, size: contents.count)
        blocks += contents
        blocks += [UInt8](repeating: 0, count: (512 - contents.count % 512) % 512)
    }

    /// Adds a directory. The path is as for ``addFile(_:mode:_:)``.
    public mutating func addDirectory(_ path: String, mode: Int = 0o755) throws(DockerError) {
        try addHeader(path.hasSuffix("/") ? path : path + "/", type: "5", mode: mode, size: 0)
    }

    /// Adds a symbolic link to `target`, which has at most 100 bytes. The path is as for ``addFile(_:mode:_:)``.
    public mutating func addSymbolicLink(_ path: String, to target: String) throws(DockerError) {
        guard target.utf8.count <= 100 else { throw Self.tooLong(target) }
        try addHeader(path, type: "2", mode: 0o777, size: 0, link: target)
    }

    private mutating func addHeader(
        _ path: String,
        type: Unicode.Scalar,
        mode: Int,
        size: Int,
        link: String = ""
    ) throws(DockerError) {
        let (prefix, name) = try Self.split(path)
        var header: [UInt8] = []
        func text(_ text: some Sequence<UInt8>, _ width: Int) {
            let bytes = Array(text)
            header += bytes + [UInt8](repeating: 0, count: max(0, width - bytes.count))
        }
        func octal(_ number: Int, _ width: Int) {
            let digits = String(number, radix: 8)
            text((String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits).utf8, width)
        }
        text(name, 100)
        octal(mode, 8)
        octal(0, 8)
        octal(0, 8)
        octal(size, 12)
        octal(0, 12)
        text("        ".utf8, 8)
        header.append(UInt8(ascii: type))
        text(link.utf8, 100)
        text("ustar\0".utf8, 6)
        text("00".utf8, 2)
        text("root".utf8, 32)
        text("root".utf8, 32)
        octal(0, 8)
        octal(0, 8)
        text(prefix, 155)
        text([], 12)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        let checksum = Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8) + [0, UInt8(ascii: " ")]
        header.replaceSubrange(148..<156, with: checksum)
        blocks += header
    }

    private static func split(_ path: String) throws(DockerError) -> (
        prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>
    ) {
        let bytes = Array(path.utf8)
        if bytes.count <= 100 { return ([], bytes[...]) }
        let slash = UInt8(ascii: "/")
        let fitting = bytes.indices.first { bytes[$0] == slash && $0 <= 155 && bytes.count - $0 - 1 <= 100 }
        guard let cut = fitting, cut < bytes.count - 1 else { throw tooLong(path) }
        return (bytes[..<cut], bytes[(cut + 1)...])
    }

    private static func tooLong(_ path: String) -> DockerError {
        DockerError(.invalidConfiguration, "\"\(path)\" is too long for a tar archive")
    }
}
