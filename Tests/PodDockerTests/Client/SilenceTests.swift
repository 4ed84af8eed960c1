import PodDocker
import PodHTTPTesting
import Testing

/// An engine that sends nothing for longer than progress may take.
@Suite(.timeLimit(.minutes(3)))
struct SilenceTests {
    private static let limit = Duration.seconds(1)

    /// Answers with `lines`, and with the last one only after a silence.
    private func withEngine(_ lines: [String], _ body: (DockerClient) async throws -> Void) async throws {
        try await ScriptedEngine.with(limit: Self.limit) { connection, _ in
            try await connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            for line in lines.dropLast() { try await connection.send(line + "\r\n") }
            try await Task.sleep(for: Self.limit * 2)
            try await connection.send((lines.last ?? "") + "\r\n")
            throw CancellationError()
        } _: { client in
            try await body(client)
        }
    }

    @Test func aStepOfABuildMaySayNothing() async throws {
        let lines = [#"{"stream":"Step 2/3 : RUN make"}"#, #"{"aux":{"ID":"sha256:1"}}"#]
        try await withEngine(lines) { client in
            let id = try await client.buildImage(.bytes([]))
            #expect(id == "sha256:1")
        }
    }

    @Test(arguments: [["Waiting"], ["Downloading", "Download complete"], ["Downloading", "Extracting"]])
    func aLayerMayWaitAndBeUnpackedWithoutAWord(statuses: [String]) async throws {
        let lines = (["Pulling fs layer"] + statuses + ["Pull complete"]).map { #"{"status":"\#($0)","id":"f0"}"# }
        try await withEngine(lines) { client in
            try await client.pullImage(ImageReference(parsing: "a"))
        }
    }

    @Test(arguments: ["Pulling fs layer", "Downloading"])
    func aRegistryMayNot(status: String) async throws {
        let lines = [
            #"{"status":"Pulling from library/a","id":"1"}"#, #"{"status":"Pulling fs layer","id":"f0"}"#,
            #"{"status":"Pulling fs layer","id":"f1"}"#, #"{"status":"Waiting","id":"f0"}"#,
            #"{"status":"\#(status)","id":"f1"}"#, #"{"status":"Pull complete","id":"f1"}"#,
        ]
        try await withEngine(lines) { client in
            let error = await #expect(throws: DockerError.self) {
                try await client.pullImage(ImageReference(parsing: "a"))
            }
            #expect(error?.code == .timedOut)
        }
    }
}
