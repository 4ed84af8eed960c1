import MesosBench
import PodMesos
import PodTestSupport
import Testing

extension MesosTests {
    @Suite("an agent that crashes")
    struct AgentTests {
        /// Becomes healthy when the test says so, and needs a second to end.
        static let slow = """
            services:
              web:
                image: IMAGE
                command: ["sh", "-c", "trap 'sleep 1; exit 0' TERM; while :; do sleep 0.05; done"]
                healthcheck: {test: test -f /mnt/mesos/sandbox/ready, interval: 200ms, retries: 1000}
              db: {image: IMAGE, command: sleep 1000, init: true}
            """

        @Test("while images are pulled: the launch goes on, and a kill reaches it")
        func pulling() async throws {
            try await SilentRegistry.with { registry in
                let updates = try await TaskRun("services: {web: {image: '\(registry)/silent:1'}}").outcome { task in
                    try await task.framework.update("progress") { $0.message == "pulling 1 of 1 image" }
                    try await task.restartAgent()
                    try await task.kill()
                }
                #expect(updates.states == [.starting, .killing, .killed])
                #expect(updates.last?.reason == .killedDuringLaunch)
            }
        }

        @Test("while the pod is launched: it comes to run")
        func launching() async throws {
            let updates = try await TaskRun(Self.slow).outcome { task in
                try await eventually("containers") { try await task.containers().count == 3 }
                try await task.cluster.killAgent()
                try task.touch("ready")
                try await task.cluster.startAgent()
                try await task.framework.reach(.running)
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("while the pod runs: it runs on, and a kill reaches it")
        func running() async throws {
            let updates = try await TaskRun(MesosTests.pair).outcome { task in
                try await task.framework.reach(.running)
                let before = try await task.containers()
                try await task.restartAgent()
                #expect(try await task.containers() == before)
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("while the pod is killed: the end is reported to the next agent")
        func killing() async throws {
            let updates = try await TaskRun(Self.slow).outcome { task in
                try await task.framework.reach(.starting)
                try task.touch("ready")
                try await task.framework.reach(.running)
                try await task.kill()
                try await task.framework.reach(.killing)
                try await task.cluster.killAgent()
                try await eventually("the pod is gone") { try await task.containers().isEmpty }
                try await task.cluster.startAgent()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        /// A pod that ends by itself when a file says so.
        static let patient =
            "services: {web: {image: IMAGE, command: sh -c 'until test -f /mnt/mesos/sandbox/end; do sleep 0.05; done'}}"

        @Test("before the terminal update, or when it is sent and not acknowledged: the next one gets it")
        func terminal() async throws {
            try await MesosCluster.with { cluster in
                for isSent in [false, true] {
                    let updates = try await TaskRun(Self.patient).outcome(on: cluster) { task in
                        try await task.framework.reach(.running)
                        // One that is frozen takes the update into its socket's buffer, and never reads it.
                        if isSent { try cluster.freezeAgent() } else { try await cluster.killAgent() }
                        try task.touch("end")
                        try await eventually("the end") { try task.sandboxFile("stderr").contains("TASK_FINISHED") }
                        #expect(try await task.containers().isEmpty)
                        if isSent { try await cluster.killAgent() }
                        try await cluster.startAgent()
                    }
                    #expect(updates.states == [.starting, .running, .finished])
                }
            }
        }

        @Test("for good: the pod ends when the recovery timeout is over")
        func lost() async throws {
            var run = TaskRun(MesosTests.pair)
            run.flags = ["MESOS_RECOVERY_TIMEOUT": "2secs"]
            run.executorGrace = .seconds(20)
            try await run.outcome(reports: false) { task in
                try await task.framework.reach(.running)
                try await task.cluster.killAgent()
            }
        }

        @Test("without checkpointing: the pod ends at once, in every phase")
        func withoutCheckpoint() async throws {
            try await MesosCluster.with { cluster in
                try await SilentRegistry.with { registry in
                    try await withoutCheckpoint("services: {web: {image: '\(registry)/silent:1'}}", cluster) { task in
                        try await task.framework.update("progress") { $0.message == "pulling 1 of 1 image" }
                    }
                }
                try await withoutCheckpoint(Self.slow, cluster) { task in
                    try await eventually("containers") { try await task.containers().count == 3 }
                }
                try await withoutCheckpoint(MesosTests.pair, cluster) { task in
                    try await task.framework.reach(.running)
                }
                try await withoutCheckpoint(EndTests.deaf, cluster) { task in
                    try await task.framework.reach(.running)
                    try await task.kill(grace: .seconds(60))
                    try await task.framework.reach(.killing)
                }
                try await withoutCheckpoint(Self.patient, cluster) { task in
                    try await task.framework.reach(.running)
                    try cluster.freezeAgent()
                    try task.touch("end")
                    try await eventually("the end") { try task.sandboxFile("stderr").contains("TASK_FINISHED") }
                }
            }
        }

        private func withoutCheckpoint(
            _ yaml: String,
            _ cluster: MesosCluster,
            _ body: @escaping @Sendable (TaskRun.Running) async throws -> Void
        ) async throws {
            var run = TaskRun(yaml)
            run.framework.checkpoint = false
            run.executorGrace = .seconds(20)
            try await run.outcome(on: cluster, reports: false) { task in
                try await body(task)
                try await cluster.killAgent()
                try await eventually("the executor is gone") { task.processes().isEmpty }
                try await cluster.startAgent()
            }
        }
    }
}
