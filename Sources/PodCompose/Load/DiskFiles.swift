import Glibc
import PodFiles

/// The files of this machine.
public struct DiskFiles: FileSource {
    /// How many bytes a file may have; more is refused rather than read.
    public var maximumSize: Int
    /// How long a pipe or a device that was named as a file may stay silent before it is given up.
    public var patience: Duration

    /// Files up to a size in bytes.
    public init(maximumSize: Int = 64 << 20, patience: Duration = .seconds(10)) {
        self.maximumSize = maximumSize
        self.patience = patience
    }

    /// The content of a file, or of standard input for `-`.
    public func read(_ path: String) throws(ComposeError) -> [UInt8] {
        let reader = FileReader(limit: maximumSize, patience: patience)
        do throws(FileError) {
            return try path == "-" ? reader.readStandardInput() : reader.read(path)
        } catch {
            let code: ComposeError.Code =
                switch error.reason {
                case .refused where error.isNotFound: .fileNotFound
                case .tooLarge: .limit
                default: .unreadable
                }
            throw ComposeError(code, error.description)
        }
    }

    /// What a path leads to; `nil` if there is nothing.
    public func kind(of path: String) -> FileKind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
    }

    /// The path with symbolic links resolved; `nil` if there is nothing.
    public func resolvingLinks(in path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether a path itself is a symbolic link.
    public func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
