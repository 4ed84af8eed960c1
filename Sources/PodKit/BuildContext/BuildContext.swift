import Glibc
import PodDocker
import PodFiles

/// A build context as a tar archive, without what `.dockerignore` leaves out.
struct BuildContext {
    let directory: String
    let ignore: DockerIgnore
    /// The Dockerfile and `.dockerignore` are sent even if they are ignored: the engine needs them.
    let needed: Set<String>

    /// How many bytes are in memory at a time, more or less.
    private static let pieceSize = 256 << 10
    /// How many bytes a Dockerfile or `.dockerignore` may have.
    static let textLimit = 4 << 20

    /// - Parameter dockerfile: relative to the directory.
    init(directory: String, dockerfile: String) throws(PodFailure) {
        self.directory = directory
        needed = [dockerfile, ".dockerignore"]
        do throws(FileError) {
            let text = try FileReader(limit: Self.textLimit).read("\(directory)/.dockerignore")
            ignore = DockerIgnore(String(decoding: text, as: UTF8.self))
        } catch {
            guard error.isNotFound else { throw PodFailure(.invalid, error.description) }
            ignore = DockerIgnore("")
        }
    }

    /// Hands out the archive piece by piece, in the order of the names, so that equal contexts give equal archives.
    ///
    /// Files are read as the pieces are taken. One that grows meanwhile is cut to the size that it had.
    ///
    /// - Parameter extra: a file that is not in the directory, such as an inline Dockerfile.
    /// - Throws: `PodFailure` for a file that shrinks meanwhile; `FileError`; what `send` throws.
    func write(extra: (name: String, content: [UInt8])?, to send: ([UInt8]) async throws -> Void) async throws {
        var pending: [UInt8] = []
        /// Small parts go together.
        func emit(_ bytes: [UInt8]) async throws {
            pending += bytes
            guard pending.count >= Self.pieceSize else { return }
            try await send(pending)
            pending.removeAll()
        }
        if let extra {
            let entry = TarEntry(.file, extra.name, size: Int64(extra.content.count))
            try await emit(entry.header + extra.content + entry.padding)
        }
        // Depth first, with a list of what is left instead of recursion.
        var left = try names(in: "").reversed().map { $0 }
        while let path = left.popLast() {
            let excluded = ignore.excludes(path) && !needed.contains(path)
            var info = stat()
            guard lstat("\(directory)/\(path)", &info) == 0 else { continue }
            let mode = Int(info.st_mode & 0o7777)
            switch info.st_mode & S_IFMT {
            case S_IFDIR:
                if !excluded || ignore.hasExceptions { left += try names(in: path).reversed() }
                if !excluded { try await emit(TarEntry(.directory, path, mode: mode).header) }
            case S_IFLNK where !excluded:
                let target = try Directory.target(ofLink: "\(directory)/\(path)")
                try await emit(TarEntry(.symbolicLink, path, mode: mode, target: target).header)
            case S_IFREG where !excluded: try await write(path, mode: mode, to: emit)
            default: continue
            }
        }
        try await emit(TarArchive.end)
        if !pending.isEmpty { try await send(pending) }
    }

    /// Hands out a file, unless it has gone away.
    private func write(_ path: String, mode: Int, to emit: ([UInt8]) async throws -> Void) async throws {
        var file: RegularFile
        do throws(FileError) {
            file = try RegularFile("\(directory)/\(path)")
        } catch {
            if error.isNotFound { return }
            throw error
        }
        let entry = TarEntry(.file, path, size: file.size, mode: mode)
        try await emit(entry.header)
        var left = entry.size
        while left > 0 {
            let piece = try file.next(atMost: Int(min(left, Int64(Self.pieceSize))))
            guard !piece.isEmpty else {
                throw PodFailure(.image, "\(directory)/\(path) became shorter while it was sent to the engine")
            }
            left -= Int64(piece.count)
            try await emit(piece)
        }
        try await emit(entry.padding)
    }

    /// What a directory of the context holds, as paths from the context's root.
    private func names(in path: String) throws(FileError) -> [String] {
        let prefix = path.isEmpty ? "" : "\(path)/"
        return try Directory.names(in: "\(directory)/\(path)").sorted().map { prefix + $0 }
    }
}
