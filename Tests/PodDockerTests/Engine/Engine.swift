import FoundationEssentials
import Glibc
import PodDocker

/// The engine that `DOCKER_HOST` names or that has the standard socket, if one answers.
enum Engine {
    static let client: DockerClient? = {
        let environment = ProcessInfo.processInfo.environment
        guard let client = try? DockerClient(environment: environment) else { return nil }
        if case .unix(let path) = client.endpoint { return access(path, R_OK | W_OK) == 0 ? client : nil }
        return client
    }()

    static var isAvailable: Bool { client != nil && access("/bin/busybox", X_OK) == 0 }

    /// A name that no other test has.
    static func unique(_ stem: String = "podkit-test") -> String {
        "\(stem)-\(getpid())-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
    }

    /// Runs `body` with an image of the host's static busybox, and removes the image.
    static func withImage(_ body: (DockerClient, String) async throws -> Void) async throws {
        guard let client else { throw DockerError(.unreachable, "no engine") }
        let name = unique() + ":1"
        let repository = String(name.dropLast(2))
        try await client.importImage(
            .bytes(try busyboxArchive(marker: name)),
            repository: repository,
            tag: "1",
            changes: ["CMD [\"sh\"]"]
        )
        try await cleaningUp {
            try await body(client, name)
        } afterwards: {
            try await ignoringAbsence { _ = try await client.removeImage(name, force: true) }
        }
    }

    /// Runs `body` with a container, created and not started, and removes the container with its volumes.
    static func withContainer(
        _ command: [String],
        configure: (inout ContainerCreateRequest) -> Void = { _ in },
        _ body: (DockerClient, String) async throws -> Void
    ) async throws {
        try await withImage { client, image in
            var request = ContainerCreateRequest(config: ContainerConfig())
            request.config.image = image
            request.config.command = command
            request.hostConfig.networkMode = "none"
            configure(&request)
            let id = try await client.createContainer(request, name: unique()).id
            try await cleaningUp {
                try await body(client, id)
            } afterwards: {
                try await ignoringAbsence { try await client.removeContainer(id, force: true, volumes: true) }
            }
        }
    }

    static func ignoringAbsence(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as DockerError where error.code == .notFound {}
    }

    static func cleaningUp(
        _ body: () async throws -> Void,
        afterwards: () async throws -> Void
    ) async throws {
        do {
            try await body()
        } catch {
            try? await afterwards()
            throw error
        }
        try await afterwards()
    }

    /// - Parameter marker: makes the layer unlike that of any other test.
    private static func busyboxArchive(marker: String) throws -> [UInt8] {
        var archive = TarArchive()
        archive.addDirectory("bin")
        archive.addFile("bin/busybox", mode: 0o755, [UInt8](try Data(contentsOf: URL(filePath: "/bin/busybox"))))
        for tool in ["sh", "cat", "echo", "sleep", "true", "false", "head", "kill", "ls", "id"] {
            archive.addSymbolicLink("bin/\(tool)", to: "busybox")
        }
        archive.addFile("marker", Array(marker.utf8))
        return archive.bytes
    }
}

extension LogStream {
    /// All output, by stream.
    func text() async throws -> (stdout: String, stderr: String) {
        var bytes: [LogChunk.Stream: [UInt8]] = [:]
        for try await chunk in self { bytes[chunk.stream, default: []] += chunk.bytes }
        return (
            String(decoding: bytes[.stdout] ?? [], as: UTF8.self),
            String(decoding: bytes[.stderr] ?? [], as: UTF8.self)
        )
    }
}
