import Glibc
import MesosBench
import PodMesos
import PodTestSupport
import Testing

extension MesosTests {
    @Suite("an engine that goes away", .enabled(if: PrivateEngine.isPossible))
    struct EngineTests {
        static let pair = """
            services:
              web: {image: IMAGE, command: sleep 1000, init: true, networks: [front]}
              db: {image: IMAGE, command: sleep 1000, init: true, networks: [front]}
            networks: {front: {}}
            """

        @Test("with live-restore the pod runs on; without, the task is FAILED", arguments: [true, false])
        func restarted(_ liveRestore: Bool) async throws {
            let (isUp, isRunning, isBack, hasEnded) = (Latch(), Latch(), Latch(), Latch())
            try await PrivateEngine.with { engine in
                async let updates = {
                    var run = TaskRun(Self.pair)
                    run.environment = engine.environment.compactMapValues(\.self)
                    try await isUp.wait()
                    let updates = try await run.outcome(within: .seconds(60)) { task in
                        try await task.framework.reach(.running)
                        await isRunning.open()
                        try await isBack.wait()
                        guard liveRestore else { return }
                        #expect(!task.framework.updates.contains { $0.state.isTerminal })
                        try await task.kill()
                    }
                    await hasEnded.open()
                    return updates
                }()
                try await engine.run(liveRestore: liveRestore, endedBy: liveRestore ? SIGKILL : SIGTERM) {
                    await isUp.open()
                    try await isRunning.wait()
                }
                try await engine.run(liveRestore: liveRestore) {
                    await isBack.open()
                    try await hasEnded.wait(within: .seconds(90))
                    let names = try await engine.names()
                    #expect(!names.contains("task-"), "left behind: \(names)")
                }
                #expect(try await updates.last?.state == (liveRestore ? .killed : .failed))
            }
        }
    }
}
