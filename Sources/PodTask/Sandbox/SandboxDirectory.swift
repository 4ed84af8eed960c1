import Glibc
import SystemPackage

/// A directory of a task's sandbox, held open.
///
/// What the fetcher brings and what containers write may put a link into any place of the sandbox, so that a name there
/// may lead anywhere: nothing is followed, and only plain files without a second name are written.
final class SandboxDirectory: Sendable {
    /// Something that this process has not put there.
    struct UnsafeFile: Error, CustomStringConvertible {
        let name: String
        let fault: String
        var description: String { "\(name) \(fault)" }
    }

    private let descriptor: FileDescriptor

    /// Opens the sandbox itself, which the agent has made.
    init(_ sandbox: FilePath) throws {
        descriptor = try .open(sandbox, .readOnly, options: [.directory, .closeOnExec])
    }

    private init(descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    deinit { try? descriptor.close() }

    /// Opens a directory in this one, which is made if it is not there.
    func directory(_ name: String) throws -> SandboxDirectory {
        guard mkdirat(descriptor.rawValue, name, 0o755) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
        let number = try open(name, O_RDONLY | O_DIRECTORY)
        return SandboxDirectory(descriptor: FileDescriptor(rawValue: number))
    }

    /// Opens a file to write at its end, without ever waiting for somebody who reads it.
    func append(to name: String) throws -> FileDescriptor {
        let number = try open(name, O_WRONLY | O_CREAT | O_APPEND)
        let file = FileDescriptor(rawValue: number)
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            try? file.close()
            throw UnsafeFile(name: name, fault: "is no plain file, or has a second name")
        }
        return file
    }

    /// Writes a file, instead of the one that may be there; directories on its way are made.
    ///
    /// - Parameter path: relative to this directory, without `.` and `..`.
    func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        var directory = self
        let names = path.split(separator: "/").map(String.init)
        for name in names.dropLast() { directory = try directory.directory(name) }
        let file = try directory.append(to: names.last ?? "")
        try file.closeAfter {
            guard ftruncate(file.rawValue, 0) == 0 else { throw Errno(rawValue: errno) }
            try file.writeAll(bytes)
        }
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

    private func open(_ name: String, _ flags: CInt) throws -> CInt {
        let number = openat(descriptor.rawValue, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
        guard number < 0 else { return number }
        let error = Errno(rawValue: errno)
        var status = stat()
        if fstatat(descriptor.rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFLNK {
            throw UnsafeFile(name: name, fault: "is a symbolic link")
        }
        throw error
    }
}
