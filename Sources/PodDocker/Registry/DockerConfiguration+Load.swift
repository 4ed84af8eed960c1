import PodFiles
public import SystemPackage

extension DockerConfiguration {
    /// Reads a configuration file.
    ///
    /// - Throws: ``DockerError/Code/invalidConfiguration`` that names the file.
    public static func load(_ path: FilePath) throws(DockerError) -> DockerConfiguration {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try read(path)
        } catch {
            throw DockerError(.invalidConfiguration, error.description)
        }
        return try parse(bytes, path)
    }

    /// Reads the user's file: `config.json` in `DOCKER_CONFIG` or `~/.docker`, or `~/.dockercfg`; empty if there is
    /// none, or none that this user may read.
    public static func load(environment: [String: String]) throws(DockerError) -> DockerConfiguration {
        var candidates: [FilePath] = []
        if let directory = environment["DOCKER_CONFIG"], !directory.isEmpty {
            candidates = [FilePath(directory).appending("config.json")]
        } else if let home = environment["HOME"], !home.isEmpty {
            candidates = [FilePath(home).appending(".docker/config.json"), FilePath(home).appending(".dockercfg")]
        }
        for path in candidates {
            let bytes: [UInt8]
            do throws(FileError) {
                bytes = try read(path)
            } catch {
                if error.isNotFound || error.reason == .refused("open", .permissionDenied) { continue }
                throw DockerError(.invalidConfiguration, error.description)
            }
            return try parse(bytes, path)
        }
        return DockerConfiguration()
    }

    private static func read(_ path: FilePath) throws(FileError) -> [UInt8] {
        try FileReader(limit: 4 << 20).read(path.string)
    }

    private static func parse(_ bytes: [UInt8], _ path: FilePath) throws(DockerError) -> DockerConfiguration {
        do {
            return try DockerConfiguration(parsing: bytes)
        } catch {
            throw DockerError(error.code, "\(path): \(error.message)")
        }
    }
}
