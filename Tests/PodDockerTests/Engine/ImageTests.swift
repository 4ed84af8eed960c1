import PodDocker
import Testing

@Suite(.enabled(if: Engine.isAvailable, "needs a Docker Engine and busybox-static"), .timeLimit(.minutes(10)))
struct ImageTests {
    @Test func imagesAreImportedTaggedListedAndRemoved() async throws {
        try await Engine.withImage { client, name in
            let image = try await client.inspectImage(name)
            #expect(image.repoTags == [name])
            #expect(image.config?.command == ["sh"])
            #expect(try #require(image.created) > Timestamp(seconds: 0))
            let other = Engine.unique("podkit-test/other")
            try await client.tagImage(name, repository: other, tag: "2")
            let listed = try await client.listImages(filters: ["reference": [other]])
            #expect(listed.map(\.id) == [image.id])
            let removed = try await client.removeImage("\(other):2")
            #expect(removed.first?.untagged == "\(other):2")
            let gone = await #expect(throws: DockerError.self) { try await client.inspectImage("\(other):2") }
            #expect(gone?.code == .notFound)
        }
    }

    @Test func imagesAreBuilt() async throws {
        try await Engine.withImage { client, base in
            var context = TarArchive()
            let lines = [
                "FROM \(base)", "ARG WHO", "ENV WHO=$WHO", "RUN [\"/bin/sh\", \"-c\", \"echo built for $WHO\"]",
            ]
            context.addFile("Dockerfile", Array(lines.joined(separator: "\n").utf8))
            var options = ImageBuildOptions()
            let name = Engine.unique() + ":built"
            options.tags = [name]
            options.arguments = ["WHO": "me & you"]
            options.network = "none"
            var output = ""
            let id = try await client.buildImage(.bytes(context.bytes), options: options) { output += $0.stream ?? "" }
            #expect(output.contains("built for me & you"))
            #expect(try await client.inspectImage(name).id == id)
            #expect(try await client.inspectImage(name).config?.environment?.contains("WHO=me & you") == true)
            try await client.removeImage(name)
        }
    }

    @Test func aBuildThatFailsTellsWhy() async throws {
        try await Engine.withImage { client, base in
            var context = TarArchive()
            let command = "RUN [\"/bin/sh\", \"-c\", \"exit 9\"]"
            context.addFile("Dockerfile", Array("FROM \(base)\n\(command)".utf8))
            var options = ImageBuildOptions()
            options.network = "none"
            let error = await #expect(throws: DockerError.self) {
                try await client.buildImage(.bytes(context.bytes), options: options)
            }
            #expect(error?.code == .api)
            #expect(error?.message.contains("non-zero code: 9") == true)
        }
    }

    @Test func whatIsNoArchiveIsRefusedWithTheEnginesMessage() async throws {
        let client = try #require(Engine.client)
        let junk = UploadBody.stream { send in
            for _ in 0..<200 { try await send([UInt8](repeating: 0x55, count: 1 << 16)) }
        }
        let error = await #expect(throws: DockerError.self) {
            try await client.importImage(junk, repository: Engine.unique())
        }
        #expect(error?.code == .api)
        #expect(error?.message.contains("tar") == true, "\(error?.message ?? "")")
    }

    @Test func anImageOfNobodyCannotBePulled() async throws {
        let client = try #require(Engine.client)
        // Nothing listens on port 9 of the loopback interface.
        let reference = try ImageReference(parsing: "127.0.0.1:9/nobody/nothing:1")
        let error = await #expect(throws: DockerError.self) { try await client.pullImage(reference) }
        #expect(error?.code == .api)
        #expect(error?.message.contains("127.0.0.1:9") == true)
    }
}
