import PodDocker
import Testing

@Suite(.enabled(if: Engine.isAvailable, "needs a Docker Engine and busybox-static"), .timeLimit(.minutes(10)))
struct OutputTests {
    @Test func followedLogsComeAsTheyAreWritten() async throws {
        try await Engine.withContainer(["sh", "-c", "echo one; read line; echo $line; read line"]) { request in
            request.config.openStdin = true
        } _: { client, id in
            try await client.startContainer(id)
            let output = try await client.withLogs(of: id, follow: true) { logs in
                var output: [String] = []
                for try await chunk in logs {
                    output.append(String(decoding: chunk.bytes, as: UTF8.self))
                    // Each line is read while the container waits for the next.
                    try await client.withAttached(to: id, stdin: true, stdout: false, stderr: false) { streams in
                        try await streams.write(Array("two\n".utf8))
                    }
                }
                return output
            }
            #expect(output == ["one\n", "two\n"])
        }
    }

    @Test func logsBeginAndEndWhereAsked() async throws {
        try await Engine.withContainer(["sh", "-c", "echo 1; echo 2; echo 3"]) { client, id in
            try await client.startContainer(id)
            _ = try await client.waitForContainer(id, timeout: .seconds(30))
            #expect(try await client.withLogs(of: id, tail: 1) { try await $0.text() }.stdout == "3\n")
            let times = try await client.withLogs(of: id, timestamps: true) { logs in
                try await logs.reduce(into: []) { $0.append($1) }.compactMap(\.time)
            }
            try #require(times.count == 3)
            #expect(times == times.sorted())
            #expect(try await client.withLogs(of: id, since: times[2]) { try await $0.text() }.stdout == "3\n")
        }
    }

    @Test func aLotOfOutputOnBothStreamsArrivesWhole() async throws {
        let script = "for i in 1 2 3 4; do head -c 1000000 /dev/zero; head -c 500000 /dev/zero >&2; done"
        try await Engine.withContainer(["sh", "-c", script]) { client, id in
            let counts = try await client.withAttached(to: id) { streams in
                try await client.startContainer(id)
                var counts: [LogChunk.Stream: Int] = [:]
                for try await chunk in streams.output { counts[chunk.stream, default: 0] += chunk.bytes.count }
                return counts
            }
            #expect(counts == [.stdout: 4_000_000, .stderr: 2_000_000])
        }
    }

    @Test func attachedBeforeTheStartNothingIsLost() async throws {
        try await Engine.withImage { client, image in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        var request = ContainerCreateRequest(config: ContainerConfig())
                        request.config.image = image
                        request.config.command = ["echo", "hello"]
                        request.hostConfig.networkMode = "none"
                        let id = try await client.createContainer(request).id
                        try await Engine.cleaningUp {
                            let output = try await client.withAttached(to: id, tty: false) { streams in
                                try await client.startContainer(id)
                                return try await streams.output.text()
                            }
                            #expect(output.stdout == "hello\n")
                        } afterwards: {
                            try await client.removeContainer(id, force: true)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func standardInputEndsWhenItIsFinished() async throws {
        try await Engine.withContainer(["cat"]) { request in
            request.config.openStdin = true
            request.config.stdinOnce = true
            request.config.attachStdin = true
        } _: { client, id in
            let output = try await client.withAttached(to: id, stdin: true) { streams in
                try await client.startContainer(id)
                try await streams.write(Array("hello ".utf8))
                try await streams.write(Array("there".utf8))
                try await streams.finish()
                return try await streams.output.text()
            }
            #expect(output.stdout == "hello there")
            #expect(try await client.waitForContainer(id, timeout: .seconds(30)).statusCode == 0)
        }
    }

    @Test func aTerminalsOutputIsRaw() async throws {
        try await Engine.withContainer(["sh", "-c", "echo out; echo err >&2"]) { request in
            request.config.tty = true
        } _: { client, id in
            let attached = try await client.withAttached(to: id) { streams in
                try await client.startContainer(id)
                return try await streams.output.text()
            }
            #expect(attached.stdout == "out\r\nerr\r\n")
            let chunks = try await client.withLogs(of: id, timestamps: true) { logs in
                try await logs.reduce(into: []) { $0.append($1) }
            }
            #expect(chunks.map { String(decoding: $0.bytes, as: UTF8.self) } == ["out\r\n", "err\r\n"])
            #expect(chunks.allSatisfy { $0.time != nil })
            #expect(try await client.withLogs(of: id) { try await $0.text() }.stdout == "out\r\nerr\r\n")
        }
    }

    @Test func commandsRunInAContainer() async throws {
        try await Engine.withContainer(["sleep", "600"]) { client, id in
            try await client.startContainer(id)
            let script = "read line; echo $line $A; echo err >&2; exit 4"
            let exec = try await client.createExec(
                in: id,
                ExecCreateRequest(
                    command: ["sh", "-c", script],
                    environment: ["A=b"],
                    attachStdin: true,
                    attachStdout: true,
                    attachStderr: true
                )
            )
            let output = try await client.withExec(exec) { streams in
                try await streams.write(Array("in\n".utf8))
                return try await streams.output.text()
            }
            #expect(output.stdout == "in b\n")
            #expect(output.stderr == "err\n")
            let ended = try await client.inspectExec(exec)
            #expect(ended.exitCode == 4)
            #expect(ended.running == false)
        }
    }

    @Test func attachingToNothingIsNotFound() async throws {
        let client = try #require(Engine.client)
        let error = await #expect(throws: DockerError.self) {
            try await client.withAttached(to: Engine.unique("missing"), tty: false) { _ in }
        }
        #expect(error?.code == .notFound)
        #expect(error?.message.contains("No such container") == true)
    }
}
