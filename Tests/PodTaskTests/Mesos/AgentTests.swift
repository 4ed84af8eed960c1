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

        @Test("before it has the terminal update: the next one gets it")
        func terminal() async throws {
            let yaml =
                "services: {web: {image: IMAGE, command: sh -c 'until test -f /mnt/mesos/sandbox/end; do sleep 0.05; done'}}"
            let updates = try await TaskRun(yaml).outcome { task in
                try await task.framework.reach(.running)
                try await task.cluster.killAgent()
                try task.touch("end")
                try await eventually("the pod is gone") { try await task.containers().isEmpty }
                try await task.cluster.startAgent()
            }
            #expect(updates.states == [.starting, .running, .finished])
        }

        @Test("for good: the pod ends when the recovery timeout is over")
        func lost() async throws {
            var run = TaskRun(MesosTests.pair)
            run.flags = ["MESOS_RECOVERY_TIMEOUT": "2secs"]
            run.executorGrace = .seconds(5)
            try await run.outcome(reports: false) { task in
                try await task.framework.reach(.running)
                try await task.cluster.killAgent()
            }
        }

        @Test("without checkpointing: the pod ends at once", arguments: ["launching", "running"])
        func withoutCheckpoint(_ phase: String) async throws {
            var run = TaskRun(Self.slow)
            run.framework.checkpoint = false
            try await run.outcome(reports: false) { task in
                try await eventually("containers") { try await task.containers().count == 3 }
                if phase == "running" {
                    try task.touch("ready")
                    try await task.framework.reach(.running)
                }
                try await task.cluster.killAgent()
                try await eventually("the executor is gone", within: .seconds(10)) { task.processes().isEmpty }
                try await task.cluster.startAgent()
            }
        }
    }
}
