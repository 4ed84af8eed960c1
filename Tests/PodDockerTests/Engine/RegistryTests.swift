import PodDocker
import Testing

@Suite(
    .enabled(
        if: Engine.isAvailable && LocalRegistry.isInstalled,
        "needs a Docker Engine, busybox-static, docker-registry"
    ),
    .timeLimit(.minutes(10))
)
struct RegistryTests {
    /// Runs `body` with the name of an image that the registry has and the engine has not.
    private func withPushedImage(
        credentials: RegistryCredentials? = nil,
        in registry: String,
        _ body: (DockerClient, ImageReference) async throws -> Void
    ) async throws {
        try await Engine.withImage { client, image in
            let reference = try ImageReference(parsing: "\(registry)/podkit/app:\(Engine.unique("v"))")
            try await client.tagImage(image, repository: reference.name, tag: reference.tag)
            try await client.pushImage(reference, credentials: credentials)
            try await client.removeImage(reference.description)
            try await client.removeImage(image)
            try await Engine.cleaningUp {
                try await body(client, reference)
            } afterwards: {
                try await Engine.ignoringAbsence { try await client.removeImage(reference.description, force: true) }
            }
        }
    }

    @Test func anImageIsPulledByTagAndByDigest() async throws {
        try await LocalRegistry.with(password: false) { registry in
            try await withPushedImage(in: registry) { client, reference in
                var progress: [ProgressMessage] = []
                try await client.pullImage(reference) { progress.append($0) }
                #expect(progress.contains { $0.status == "Pull complete" && $0.id != nil })
                #expect(progress.contains { ($0.detail?.total ?? 0) > 100_000 })
                let image = try await client.inspectImage(reference.description)

                let digest = try ImageReference(parsing: try #require(image.repoDigests?.first))
                #expect(digest.name == reference.name)
                try await client.removeImage(reference.description)
                try await client.pullImage(digest)
                #expect(try await client.inspectImage(digest.description).id == image.id)
                try await client.removeImage(digest.description)
            }
        }
    }

    @Test func aMissingImageIsNotFound() async throws {
        try await LocalRegistry.with(password: false) { registry in
            let client = try #require(Engine.client)
            let reference = try ImageReference(parsing: "\(registry)/nobody/nothing:1")
            let error = await #expect(throws: DockerError.self) { try await client.pullImage(reference) }
            #expect(error?.code == .notFound)
            #expect(error?.message.contains("nobody/nothing") == true)
        }
    }

    @Test func aPasswordIsNeededWhereOneIs() async throws {
        try await LocalRegistry.with(password: true) { registry in
            let good = RegistryCredentials(
                serverAddress: registry,
                username: LocalRegistry.username,
                password: LocalRegistry.password
            )
            try await withPushedImage(credentials: good, in: registry) { client, reference in
                let without = await #expect(throws: DockerError.self) { try await client.pullImage(reference) }
                #expect(without?.message.contains("no basic auth credentials") == true, "\(without?.message ?? "")")
                let bad = RegistryCredentials(serverAddress: registry, username: "podkit", password: "wrong horse")
                let wrong = await #expect(throws: DockerError.self) {
                    try await client.pullImage(reference, credentials: bad)
                }
                #expect(wrong?.message.contains("unauthorized") == true, "\(wrong?.message ?? "")")
                #expect(wrong?.message.contains("wrong horse") == false)

                // As users have it: from a configuration file.
                let auth = "cG9ka2l0OmNvcnJlY3QgaG9yc2U="
                let file = #"{"auths": {"\#(registry)": {"auth": "\#(auth)"}}}"#
                let configuration = try DockerConfiguration(parsing: Array(file.utf8))
                let found = try await configuration.credentials(for: reference, environment: [:])
                #expect(found == good)
                try await client.pullImage(reference, credentials: found)
                #expect(try await client.inspectImage(reference.description).repoTags == [reference.description])
            }
        }
    }
}
