public import SystemPackage

extension DockerConfiguration {
    private static let sizeLimit = 4 << 20

    /// Reads a configuration file.
    ///
    /// - Throws: ``DockerError/Code/invalidConfiguration`` that names the file.
    public static func load(_ path: FilePath) throws(DockerError) -> DockerConfiguration {
        let bytes: [UInt8]
        do {
            bytes = try read(path)
        } catch {
            throw DockerError(.invalidConfiguration, "\(path) cannot be read: \(error)")
        }
        do {
            return try DockerConfiguration(parsing: bytes)
        } catch {
            throw DockerError(error.code, "\(path): \(error.message)")
        }
    }

    /// Reads the user's file: `config.json` in `DOCKER_CONFIG` or `~/.docker`, or `~/.dockercfg`; empty if there is
    /// none.
    public static func load(environment: [String: String]) throws(DockerError) -> DockerConfiguration {
        var candidates: [FilePath] = []
        if let directory = environment["DOCKER_CONFIG"], !directory.isEmpty {
            candidates = [FilePath(directory).appending("config.json")]
        } else if let home = environment["HOME"], !home.isEmpty {
            candidates = [FilePath(home).appending(".docker/config.json"), FilePath(home).appending(".dockercfg")]
        }
        for path in candidates where exists(path) { return try load(path) }
        return DockerConfiguration()
    }

    private static func exists(_ path: FilePath) -> Bool {
        guard let file = try? SystemPackage.FileDescriptor.open(path, .readOnly) else { return false }
        try? file.close()
        return true
    }

    private static func read(_ path: FilePath) throws -> [UInt8] {
        let file = try SystemPackage.FileDescriptor.open(path, .readOnly)
        return try file.closeAfter {
            var bytes: [UInt8] = []
            while bytes.count <= sizeLimit {
                let piece = try [UInt8](unsafeUninitializedCapacity: 16 << 10) { buffer, count in
                    count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                if piece.isEmpty { return bytes }
                bytes += piece
            }
            throw Errno.fileTooLarge
        }
    }
}
