import Glibc
import SystemPackage

/// A build context as a tar archive, without what `.dockerignore` leaves out.
struct BuildContext {
    let directory: String
    let ignore: DockerIgnore
    /// The Dockerfile and `.dockerignore` are sent even if they are ignored: the engine needs them.
    let needed: Set<String>

    /// - Parameter dockerfile: relative to the directory.
    init(directory: String, dockerfile: String) throws(PodFailure) {
        self.directory = directory
        needed = [dockerfile, ".dockerignore"]
        let path = "\(directory)/.dockerignore"
        if access(path, F_OK) == 0 {
            ignore = DockerIgnore(String(decoding: try FileContent.read(path), as: UTF8.self))
        } else {
            ignore = DockerIgnore("")
        }
    }

    /// Hands out the archive piece by piece, in the order of the names, so that equal contexts give equal archives.
    ///
    /// - Parameter extra: a file that is not in the directory, such as an inline Dockerfile.
    func write(extra: (name: String, content: [UInt8])?, to send: ([UInt8]) async throws -> Void) async throws {
        if let extra {
            var archive = TarArchive()
            archive.append(TarArchive.Entry(name: extra.name), content: extra.content)
            try await send(archive.bytes)
        }
        // Depth first, with a list of what is left instead of recursion.
        var left = try names(in: "").reversed().map { $0 }
        while let path = left.popLast() {
            let excluded = ignore.excludes(path) && !needed.contains(path)
            var info = stat()
            guard lstat("\(directory)/\(path)", &info) == 0 else { continue }
            var archive = TarArchive()
            var entry = TarArchive.Entry(name: path, mode: Int(info.st_mode & 0o7777))
            switch info.st_mode & S_IFMT {
            case S_IFDIR:
                if !excluded || ignore.hasExceptions { left += try names(in: path).reversed() }
                entry.kind = .directory
                entry.name += "/"
                if !excluded { archive.append(entry) }
            case S_IFLNK where !excluded:
                entry.kind = .symbolicLink
                entry.linkTarget = try FileContent.linkTarget("\(directory)/\(path)")
                archive.append(entry)
            case S_IFREG where !excluded:
                archive.append(entry, content: try FileContent.read("\(directory)/\(path)"))
            default: continue
            }
            try await send(archive.bytes)
        }
        var end = TarArchive()
        end.finish()
        try await send(end.bytes)
    }

    /// What a directory of the context holds, as paths from the context's root.
    private func names(in path: String) throws(PodFailure) -> [String] {
        let prefix = path.isEmpty ? "" : "\(path)/"
        return try FileContent.list("\(directory)/\(path)").sorted().map { prefix + $0 }
    }
}
