import Glibc
import PodTestSupport
import Synchronization
import SystemPackage
import Testing

@Suite("run: an engine that goes away", .enabled(if: PrivateEngine.isPossible), .serialized)
struct EngineLossTests {
    static let yaml = """
        services:
          web: {image: IMAGE, command: sleep 1000, init: true, volumes: ["data:/data"], networks: [front]}
          db: {image: IMAGE, command: sleep 1000, init: true, volumes: ["data:/data"], networks: [front]}
        networks: {front: {}}
        volumes: {data: {}}
        """

    @Test(
        "the pod fails, and is removed when the engine is back",
        arguments: [("running", SIGTERM), ("running", SIGKILL), ("created", SIGKILL)] as [(String, Int32)]
    )
    func restarted(_ moment: String, _ signal: Int32) async throws {
        let result = try await outcome(of: Self.yaml, options: ["--events", "json"], engineEndsBy: signal) {
            try await $0.outputLine(containing: "\"\(moment)\"")
        }
        #expect(result.status == 1, "\(result)")
        #expect(result.reason.hasPrefix("error: "))
        if moment == "running", signal == SIGTERM { #expect(result.reason.contains("shut down"), "\(result.reason)") }
    }

    @Test("a container that dies with its engine has died once")
    func diedOnce() async throws {
        let command = "sh -c 'if test -e /signs/been; then echo second; else touch /signs/been; fi; exec sleep 1000'"
        try await withTemporaryDirectory { signs in
            let yaml = """
                services:
                  web:
                    image: IMAGE
                    init: true
                    network_mode: none
                    restart: on-failure:1
                    command: \(command)
                    volumes: ['\(signs):/signs']
                """
            let result = try await outcome(of: yaml, engineEndsBy: SIGTERM) { _ in
                try await eventually("the container has begun") { access("\(signs)/been", F_OK) == 0 }
            } whenBack: {
                try await $0.outputLine(containing: "second")
                try $0.send(SIGTERM)
            }
            #expect(result.status == 143, "\(result)")
            #expect(result.printed(by: "web") == ["second"])
        }
    }

    @Test("a container that is to be started again waits for the engine to be back")
    func restartMeanwhile() async throws {
        let yaml = """
            services:
              web: {image: IMAGE, command: sleep 1000, init: true}
              job: {image: IMAGE, command: "false", deploy: {restart_policy: {condition: any, delay: 200ms}}}
            """
        let result = try await outcome(of: yaml, engineEndsBy: SIGKILL, liveRestore: true) {
            try await $0.errorLine(containing: "job: starts again")
        } whenBack: {
            try $0.send(SIGTERM)
        }
        #expect(result.status == 143, "\(result)")
    }

    @Test(
        "a container that lives through it goes on printing, and each line comes once",
        arguments: [SIGTERM, SIGKILL]
    )
    func output(_ signal: Int32) async throws {
        // Silent in the moment of the engine's end: what a killed engine has in its hands is lost.
        let command = """
            sh -c 'seq 1 10; until test -e /signs/away; do sleep 0.05; done;
            seq 11 40; until test -e /signs/back; do sleep 0.05; done; seq 41 60'
            """
        try await withTemporaryDirectory { signs in
            let yaml = "services: {web: {image: IMAGE, command: \"\(command)\", volumes: ['\(signs):/signs']}}"
            let result = try await outcome(of: yaml, engineEndsBy: signal, liveRestore: true) {
                try await $0.outputLine(containing: "| 10")
            } whileAway: {
                try signs.write("away", "")
            } whenBack: { _ in
                try signs.write("back", "")
            }
            #expect(result.printed(by: "web") == (1...60).map(String.init), "\(result)")
            #expect(result.status == 0)
        }
    }

    /// Runs a pod on an engine that ends when `moment` has come, and is started again; checks that nothing is left.
    private func outcome(
        of yaml: String,
        options: [String] = [],
        engineEndsBy signal: Int32,
        liveRestore: Bool = false,
        at moment: @escaping @Sendable (RunningProgram) async throws -> Void,
        whileAway: @escaping @Sendable () throws -> Void = {},
        whenBack: @escaping @Sendable (RunningProgram) async throws -> Void = { _ in }
    ) async throws -> ProgramOutcome {
        let (isReady, isReached, isBack, hasEnded) = (Latch(), Latch(), Latch(), Latch())
        let name = uniqueName("pod")
        let result = Mutex<ProgramOutcome?>(nil)
        try await PrivateEngine.with { engine in
            async let outcome = withTemporaryDirectory { directory in
                let file = try directory.write("compose.yaml", yaml.replacing("IMAGE", with: Engine.image))
                var program = try Program.built("pod-executor")
                program.environment = engine.environment
                try await isReady.wait()
                let arguments = ["run", "-f", file.string, "--name", name] + options
                let outcome = try await program.run(arguments, within: .seconds(100)) { program in
                    try await moment(program)
                    await isReached.open()
                    try await isBack.wait()
                    try await whenBack(program)
                }
                await hasEnded.open()
                return outcome
            }
            try await engine.run(liveRestore: liveRestore, endedBy: signal) {
                await isReady.open()
                try await isReached.wait()
            }
            try whileAway()
            try await engine.run(liveRestore: liveRestore) {
                await isBack.open()
                try await hasEnded.wait(within: .seconds(90))
                let names = try await engine.names()
                #expect(!names.contains(name), "left behind: \(names)")
            }
            let ended = try await outcome
            result.withLock { $0 = ended }
        }
        #expect(try Cgroups.named(name).isEmpty)
        return try #require(result.withLock { $0 })
    }
}
