import Glibc
import SystemPackage

/// Reads whole files, of a bounded size and in bounded time, whatever a path leads to.
package struct FileReader: Sendable {
    /// How many bytes a file may have; more is refused rather than read.
    package var limit: Int
    /// How long a pipe or a device may stay silent before it is given up; `nil` if only regular files are read.
    package var patience: Duration?

    package init(limit: Int, patience: Duration? = nil) {
        self.limit = limit
        self.patience = patience
    }

    /// The content of a file.
    package func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw FileError(path, .refused("open", Errno(rawValue: errno))) }
        defer { close(descriptor) }
        return try read(descriptor, path, waitsForever: false)
    }

    /// What standard input holds up to its end, for which it is waited as long as it takes: somebody may type it.
    package func readStandardInput() throws(FileError) -> [UInt8] {
        try read(STDIN_FILENO, "-", waitsForever: true)
    }

    private func read(_ descriptor: CInt, _ path: String, waitsForever: Bool) throws(FileError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path, .refused("read", Errno(rawValue: errno))) }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR { throw FileError(path, .isDirectory) }
        guard kind == S_IFREG || waitsForever || patience != nil else { throw FileError(path, .isNoRegularFile) }
        let expected = kind == S_IFREG ? Int(status.st_size) : 0
        if expected > limit { throw FileError(path, .tooLarge(limit: limit)) }
        var content: [UInt8] = []
        content.reserveCapacity(expected)
        // Nobody may have a pipe open for writing yet: then a read says that it is at its end.
        var mayBeSilent = kind != S_IFREG
        while true {
            if mayBeSilent {
                let patience = patience ?? .zero
                guard Readiness.isReadable(descriptor, until: waitsForever ? nil : .now + patience) else {
                    throw FileError(path, .silent(patience))
                }
            }
            var failure: CInt = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
                let result = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                failure = result < 0 ? errno : 0
                count = max(result, 0)
            }
            switch failure {
            case 0 where piece.isEmpty: return content
            case 0: content += piece
            case EINTR: continue
            // A file of the kernel's may be a source of news, as a device is.
            case EAGAIN: mayBeSilent = true
            default: throw FileError(path, .refused("read", Errno(rawValue: failure)))
            }
            if content.count > limit { throw FileError(path, .tooLarge(limit: limit)) }
        }
    }
}
