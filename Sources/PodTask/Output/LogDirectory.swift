import Glibc
import SystemPackage

/// The directory of a pod's log files, held open from before there are containers.
///
/// The containers can write to the sandbox, so that a name there may lead anywhere: nothing is followed, and only
/// plain files without a second name are written.
final class LogDirectory: Sendable {
    private let descriptor: FileDescriptor

    /// Opens the directory, which is made if it is not there.
    init(_ path: FilePath) throws {
        guard mkdir(path.string, 0o755) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
        descriptor = try .open(path, .readOnly, options: [.directory, .noFollow, .closeOnExec])
    }

    deinit { try? descriptor.close() }

    /// Opens a file to write at its end, without ever waiting for somebody who reads it.
    func open(_ name: String) throws -> FileDescriptor {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let number = openat(descriptor.rawValue, name, flags, 0o644)
        guard number >= 0 else { throw Errno(rawValue: errno) }
        let file = FileDescriptor(rawValue: number)
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            try? file.close()
            throw UnsafeFile(name: name)
        }
        return file
    }

    /// Renames a file, if it is there.
    func rename(_ old: String, to new: String) throws {
        guard renameat(descriptor.rawValue, old, descriptor.rawValue, new) == 0 || errno == ENOENT else {
            throw Errno(rawValue: errno)
        }
    }

    /// Removes a file, if it is there.
    func remove(_ name: String) {
        unlinkat(descriptor.rawValue, name, 0)
    }

    /// Something that this process has not put there.
    private struct UnsafeFile: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is no plain file, or has a second name" }
    }
}
