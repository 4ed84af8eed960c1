import Glibc

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
        if path == "-" { return try read(descriptor: STDIN_FILENO, path) }
        if kind(of: path) == .directory { throw ComposeError(.unreadable, "\(path) is a directory") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            let code: ComposeError.Code = errno == ENOENT || errno == ENOTDIR ? .fileNotFound : .unreadable
            throw ComposeError(code, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, path)
    }

    private func read(descriptor: Int32, _ path: String) throws(ComposeError) -> [UInt8] {
        var status = stat()
        let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        let expected = isRegular ? Int(status.st_size) : 0
        if expected > maximumSize { throw tooLarge(path) }
        var content: [UInt8] = []
        content.reserveCapacity(expected + 1)
        while true {
            // Standard input waits for whoever types; a pipe that was named as a file has to have a writer.
            if !isRegular, path != "-" { try awaitContent(descriptor, path) }
            var failure: Int32 = 0
            var isAtEnd = false
            content.append(addingCapacity: 64 << 10) { buffer in
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if count < 0 { failure = errno }
                isAtEnd = count <= 0
                return max(count, 0)
            }
            if failure == EINTR || failure == EAGAIN { continue }
            if failure != 0 {
                throw ComposeError(.unreadable, "cannot read \(path): \(String(cString: strerror(failure)))")
            }
            if isAtEnd { return content }
            if content.count > maximumSize { throw tooLarge(path) }
        }
    }

    /// Waits until there is something to read, or the end of it.
    private func awaitContent(_ descriptor: Int32, _ path: String) throws(ComposeError) {
        let deadline = ContinuousClock.now + patience
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&request, 1, Int32(clamping: max(0, milliseconds))) > 0 { return }
            if left <= .zero {
                throw ComposeError(.unreadable, "cannot read \(path): nothing came out of it for \(patience)")
            }
        }
    }

    private func tooLarge(_ path: String) -> ComposeError {
        ComposeError(.limit, "\(path) has more than \(maximumSize) bytes, which is too many")
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

extension [UInt8] {
    /// Appends what `body` writes into a buffer of `count` bytes.
    fileprivate mutating func append(
        addingCapacity count: Int,
        _ body: (UnsafeMutableRawBufferPointer) -> Int
    ) {
        let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = body(UnsafeMutableRawBufferPointer(buffer))
        }
        append(contentsOf: chunk)
    }
}
