package import SystemPackage

/// Why a file could not be read.
package struct FileError: Error, Hashable, Sendable {
    /// What is wrong with it.
    package enum Reason: Hashable, Sendable {
        /// The system refused: what was tried, such as `open`, and why.
        case refused(String, Errno)
        case isDirectory
        /// It is a pipe, a socket or a device where only a file will do.
        case isNoRegularFile
        /// It has more bytes than this.
        case tooLarge(limit: Int)
        /// Nothing came out of it for so long.
        case silent(Duration)
    }

    /// The path as it was given.
    package var path: String
    package var reason: Reason

    package init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// Whether there is nothing of that name.
    package var isNotFound: Bool {
        guard case .refused(_, let errno) = reason else { return false }
        return errno == .noSuchFileOrDirectory || errno == .notDirectory
    }
}

extension FileError: CustomStringConvertible {
    /// Names the path: `cannot open a.json: Permission denied`.
    package var description: String {
        switch reason {
        case .refused(let verb, let errno): "cannot \(verb) \(path): \(errno)"
        case .isDirectory: "\(path) is a directory"
        case .isNoRegularFile: "\(path) is no regular file"
        case .tooLarge(let limit): "\(path) has more than \(limit) bytes, which is too many"
        case .silent(let patience): "cannot read \(path): nothing came out of it for \(patience)"
        }
    }
}
