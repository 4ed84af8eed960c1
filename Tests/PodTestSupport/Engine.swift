import FoundationEssentials
import Glibc

/// The Docker Engine that tests run against, asked by means other than the project's own client, which it checks.
package enum Engine {
    /// A static busybox, loaded by ``isReady()``: the one image that tests run.
    package static let image = "podkit/busybox:test"

    /// Whether the engine answers and has the test image.
    ///
    /// - Throws: ``ProgramError`` if none answers although `PODKIT_REQUIRE_ENGINE` is set, so that a run that is meant
    ///   to test against an engine cannot pass by skipping.
    package static func isReady() async throws -> Bool {
        try await EngineState.shared.isReady()
    }

    /// The body with which the engine answers one call, by `curl`.
    ///
    /// - Parameter path: With its query, encoded, such as `/containers/json?all=1`.
    /// - Throws: ``ProgramError`` with the engine's message for statuses of 400 and above.
    @discardableResult
    package static func call(_ method: String, _ path: String, body: String? = nil) async throws -> String {
        var arguments = [method, path]
        if body != nil {
            arguments += ["-H", "Content-Type: application/json", "--data-binary", "@-"]
        }
        return try await script.run(arguments, input: body ?? "").succeeded().output
    }

    /// The decoded answer to a `GET`.
    package static func get<Answer: Decodable>(_ path: String, as type: Answer.Type = Answer.self) async throws
        -> Answer
    {
        try JSONDecoder().decode(type, from: Data(await call("GET", path).utf8))
    }

    static let script = Program(Repository.path("Scripts/engine"))
}

/// What has been found out about the engine, once for all tests of a process.
private actor EngineState {
    static let shared = EngineState()
    private var ready: Bool?

    func isReady() async throws -> Bool {
        if let ready { return ready }
        let ping = try await Engine.script.run(["ping"])
        if ping.status == 0 {
            // Tests that come here at the same time may load it twice, which changes nothing.
            try await Program(Repository.path("Scripts/test-image")).run().succeeded()
        } else if getenv("PODKIT_REQUIRE_ENGINE") != nil {
            throw ProgramError("no Docker Engine answers, and PODKIT_REQUIRE_ENGINE=1 asks for one")
        }
        ready = ping.status == 0
        return ping.status == 0
    }
}
