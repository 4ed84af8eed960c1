import Glibc
import SystemPackage

/// A regular file that is open to be read piece by piece. No link is followed to it.
package struct RegularFile: ~Copyable {
    /// How many bytes it had when it was opened.
    package let size: Int64
    private let path: String
    private let descriptor: CInt

    /// Opens a file.
    ///
    /// - Throws: ``FileError/Reason/isNoRegularFile`` if it is something else.
    package init(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw FileError(path, .refused("open", Errno(rawValue: errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(path, .isNoRegularFile)
        }
        size = Int64(status.st_size)
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// The next bytes, at most so many; none at the end.
    package mutating func next(atMost limit: Int) throws(FileError) -> [UInt8] {
        while true {
            var failure: CInt = 0
            let piece = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
                let result = read(descriptor, buffer.baseAddress, limit)
                failure = result < 0 ? errno : 0
                count = max(result, 0)
            }
            if failure == 0 { return piece }
            if failure != EINTR { throw FileError(path, .refused("read", Errno(rawValue: failure))) }
        }
    }
}
