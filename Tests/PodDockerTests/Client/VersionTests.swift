import PodDocker
import PodHTTPTesting
import Synchronization
import Testing

/// The API version that is spoken with an engine.
@Suite(.timeLimit(.minutes(3)))
struct VersionTests {
    @Test func theVersionIsTheNewestThatBothKnow() async throws {
        for (engine, spoken) in [("1.41", "1.41"), ("1.51", "1.51"), ("1.99", "1.51"), ("1.40", "1.40")] {
            try await ScriptedEngine.with(ping: ScriptedEngine.ping(engine)) { connection, head in
                #expect(head.hasPrefix("GET /v\(spoken)/version "))
                try await connection.answer(#"{"Version":"x"}"#)
            } _: { client in
                let version = try await client.version()
                #expect(version.version == "x")
            }
        }
    }

    @Test func anEngineThatIsTooOldIsToldClearly() async throws {
        try await ScriptedEngine.with(ping: ScriptedEngine.ping("1.39")) { _, _ in
        } _: { client in
            let error = await #expect(throws: DockerError.self) { try await client.version() }
            #expect(error?.code == .unsupportedVersion)
            #expect(error?.message.contains("1.39") == true && error?.message.contains("1.40") == true)
        }
    }

    @Test func anEngineThatIsTooNewIsToldClearly() async throws {
        let refusal = "client version 1.44 is too old. Minimum supported API version is 1.60"
        let refused = Atomic(0)
        try await ScriptedEngine.with { connection, _ in
            refused.add(1, ordering: .relaxed)
            try await connection.answer(status: "400 Bad Request", #"{"message":"\#(refusal)"}"#)
        } _: { client in
            let error = await #expect(throws: DockerError.self) { try await client.version() }
            #expect(error?.code == .unsupportedVersion)
            #expect(error?.message == refusal)
            #expect(refused.load(ordering: .relaxed) == 1, "the same again would be refused again")
        }
    }

    @Test(
        "an engine that is exchanged for another is spoken to in its own version",
        arguments: [("1.41", "1.44"), ("1.44", "1.41")]
    )
    func exchanged(first: String, second: String) async throws {
        let spoken = Mutex(first)
        let refusals = Atomic(0)
        try await ScriptedEngine.with(ping: ScriptedEngine.ping(spoken.withLock { $0 })) { connection, head in
            let version = spoken.withLock { $0 }
            if !head.contains(" /v\(version)/") {
                refusals.add(1, ordering: .relaxed)
                let refusal = "client version 1.4x is too old or too new. Supported API version is \(version)"
                try await connection.answer(status: "400 Bad Request", #"{"message":"\#(refusal)"}"#)
            } else if head.contains("/attach") {
                try await connection.send("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
            } else {
                // The end of a body that is sent in pieces.
                if head.contains("/load") { _ = try await connection.read(through: "0\r\n\r\n") }
                try await connection.answer(#"{"Version":"x"}"#)
            }
        } _: { client in
            func exchange() { spoken.withLock { $0 = $0 == first ? second : first } }
            for _ in 0..<2 { #expect(try await client.version().version == "x") }
            #expect(refusals.load(ordering: .relaxed) == 0)
            exchange()
            #expect(try await client.version().version == "x")
            #expect(refusals.load(ordering: .relaxed) == 1)
            exchange()
            let seven = try await client.withEvents { _ in 7 }
            #expect(seven == 7)
            #expect(refusals.load(ordering: .relaxed) == 2)
            exchange()
            let eight = try await client.withAttached(to: "x", tty: false) { _ in 8 }
            #expect(eight == 8)
            #expect(refusals.load(ordering: .relaxed) == 3)
            exchange()
            // What is sent while it is produced cannot be sent twice: the version is asked for before.
            try await client.loadImages(.stream { _ in })
            #expect(refusals.load(ordering: .relaxed) == 3)
        }
    }
}
