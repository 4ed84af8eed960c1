import Glibc
import PodTestSupport
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
        let (isReady, isReached, hasEnded) = (Latch(), Latch(), Latch())
        let name = uniqueName("pod")
        try await PrivateEngine.with { engine in
            async let outcome = withTemporaryDirectory { directory in
                let file = try directory.write("compose.yaml", Self.yaml.replacing("IMAGE", with: Engine.image))
                var program = try Program.built("pod-executor")
                program.environment = engine.environment
                try await isReady.wait()
                let arguments = ["run", "-f", file.string, "--name", name, "--events", "json"]
                let outcome = try await program.run(arguments, within: .seconds(100)) { program in
                    try await program.outputLine(containing: "\"\(moment)\"")
                    await isReached.open()
                }
                await hasEnded.open()
                return outcome
            }
            try await engine.run(endedBy: signal) {
                await isReady.open()
                try await isReached.wait()
            }
            try await engine.run {
                try await hasEnded.wait(within: .seconds(90))
                let names = try await engine.names()
                #expect(!names.contains(name), "left behind: \(names)")
            }
            let result = try await outcome
            #expect(result.status == 1, "\(result)")
            #expect(result.reason.hasPrefix("error: "))
        }
        #expect(try Cgroups.named(name).isEmpty)
    }

    @Test("a container that is to be started again waits for the engine to be back")
    func restartMeanwhile() async throws {
        let (isReady, isReached, isBack, hasEnded) = (Latch(), Latch(), Latch(), Latch())
        let name = uniqueName("pod")
        let yaml = """
            services:
              web: {image: IMAGE, command: sleep 1000, init: true}
              job: {image: IMAGE, command: "false", deploy: {restart_policy: {condition: any, delay: 200ms}}}
            """
        try await PrivateEngine.with { engine in
            async let outcome = withTemporaryDirectory { directory in
                let file = try directory.write("compose.yaml", yaml.replacing("IMAGE", with: Engine.image))
                var program = try Program.built("pod-executor")
                program.environment = engine.environment
                try await isReady.wait()
                let outcome = try await program.run(["run", "-f", file.string, "--name", name], within: .seconds(100)) {
                    try await $0.errorLine(containing: "job: starts again")
                    await isReached.open()
                    try await isBack.wait()
                    try $0.send(SIGTERM)
                }
                await hasEnded.open()
                return outcome
            }
            try await engine.run(liveRestore: true, endedBy: SIGKILL) {
                await isReady.open()
                try await isReached.wait()
            }
            try await engine.run(liveRestore: true) {
                await isBack.open()
                try await hasEnded.wait(within: .seconds(90))
                let names = try await engine.names()
                #expect(!names.contains(name), "left behind: \(names)")
            }
            let result = try await outcome
            #expect(result.status == 143, "\(result)")
        }
        #expect(try Cgroups.named(name).isEmpty)
    }

    @Test(
        "a container that lives through it goes on printing, and each line comes once",
        arguments: [SIGTERM, SIGKILL]
    )
    func output(_ signal: Int32) async throws {
        let (isReady, isReached, hasEnded) = (Latch(), Latch(), Latch())
        let name = uniqueName("pod")
        // Silent in the moment of the engine's end: what a killed engine has in its hands is lost.
        let command = """
            sh -c 'seq 1 10; until test -e /signs/away; do sleep 0.05; done;
            seq 11 40; until test -e /signs/back; do sleep 0.05; done; seq 41 60'
            """
        try await PrivateEngine.with { engine in
            try await withTemporaryDirectory { directory in
                let signs = directory.appending("signs")
                try signs.write("none", "")
                let file = try directory.write(
                    "compose.yaml",
                    "services: {web: {image: \(Engine.image), command: \"\(command)\", volumes: ['\(signs):/signs']}}"
                )
                async let outcome = {
                    var program = try Program.built("pod-executor")
                    program.environment = engine.environment
                    try await isReady.wait()
                    let arguments = ["run", "-f", file.string, "--name", name]
                    let outcome = try await program.run(arguments, within: .seconds(100)) {
                        try await $0.outputLine(containing: "| 10")
                        await isReached.open()
                    }
                    await hasEnded.open()
                    return outcome
                }()
                try await engine.run(liveRestore: true, endedBy: signal) {
                    await isReady.open()
                    try await isReached.wait()
                }
                try signs.write("away", "")
                try await engine.run(liveRestore: true) {
                    try signs.write("back", "")
                    try await hasEnded.wait(within: .seconds(90))
                }
                let result = try await outcome
                #expect(result.printed(by: "web") == (1...60).map(String.init), "\(result)")
                #expect(result.status == 0)
            }
        }
        #expect(try Cgroups.named(name).isEmpty)
    }
}
