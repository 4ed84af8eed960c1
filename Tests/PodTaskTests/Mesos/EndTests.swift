import Glibc
import MesosBench
import PodMesos
import PodTestSupport
import Testing

extension MesosTests {
    @Suite("kills and shutdowns")
    struct EndTests {
        /// Never ends by itself, and hears no SIGTERM.
        static let deaf = """
            services:
              web: {image: IMAGE, command: ["sh", "-c", "trap '' TERM; while :; do sleep 0.05; done"]}
            """

        @Test("a kill before the launch has reached the executor")
        func killedBeforeLaunch() async throws {
            let updates = try await TaskRun(MesosTests.pair).outcome { task in try await task.kill() }
            #expect(updates.last?.state == .killed)
        }

        @Test("a kill during the launch")
        func killedDuringLaunch() async throws {
            let updates = try await TaskRun(AgentTests.slow).outcome { task in
                try await eventually("containers") { try await task.containers().count == 3 }
                try await task.kill()
            }
            #expect(updates.states == [.starting, .killing, .killed])
            #expect(updates.last?.reason == .killedDuringLaunch)
        }

        @Test("a second kill shortens the grace, and only that")
        func shrinkingGrace() async throws {
            let updates = try await TaskRun(Self.deaf).outcome { task in
                try await task.framework.reach(.running)
                try await task.kill(grace: .seconds(600))
                try await task.framework.reach(.killing)
                let began = ContinuousClock.now
                try await task.kill(grace: .seconds(900))
                try await task.kill(grace: .seconds(1))
                try await task.framework.terminal()
                #expect(ContinuousClock.now - began < .seconds(300))
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("the task's kill policy holds if the kill has none")
        func killPolicy() async throws {
            var run = TaskRun(Self.deaf.replacing("image:", with: "stop_grace_period: 5m, image:"))
            run.change = { $0.killPolicy = KillPolicy(gracePeriod: .seconds(1)) }
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await task.kill()
            }
            #expect(updates.last?.state == .killed)
        }

        @Test("SHUTDOWN while the pod is launched and while it runs", arguments: [false, true])
        func shutdown(_ runs: Bool) async throws {
            let updates = try await TaskRun(runs ? MesosTests.pair : AgentTests.slow).outcome { task in
                if runs {
                    try await task.framework.reach(.running)
                } else {
                    try await eventually("containers") { try await task.containers().count == 3 }
                }
                try await task.shutDown()
            }
            #expect(updates.states == [.starting] + (runs ? [.running] : []) + [.killed])
        }

        @Test("a pod that does not end is killed before the agent kills its executor")
        func deafShutdown() async throws {
            var run = TaskRun(Self.deaf.replacing("image:", with: "stop_grace_period: 5m, image:"))
            run.executorGrace = .seconds(20)
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await task.shutDown()
            }
            #expect(updates.states == [.starting, .running, .killed])
        }

        @Test("SIGTERM and SIGQUIT to the executor", arguments: [SIGTERM, SIGQUIT])
        func terminated(_ signal: CInt) async throws {
            let updates = try await TaskRun(MesosTests.pair).outcome { task in
                try await task.framework.reach(.running)
                try await task.signal(signal)
            }
            #expect(updates.states == [.starting, .running, .killed])
        }

        @Test("SIGUSR1 switches debug logging on and off; other signals change nothing")
        func otherSignals() async throws {
            let updates = try await TaskRun(MesosTests.pair).outcome { task in
                try await task.framework.reach(.running)
                for number in [SIGUSR2, SIGALRM, SIGVTALRM, SIGIO, SIGPWR, SIGWINCH, 34, 64] {
                    try await task.signal(number)
                }
                for state in ["on", "off", "on"] {
                    let before = try task.sandboxFile("stderr").utf8.count
                    try await task.signal(SIGUSR1)
                    try await eventually("it is \(state)") {
                        try task.sandboxFile("stderr").dropFirst(before).contains("debug logging is \(state)")
                    }
                }
                #expect(try !task.sandboxFile("stderr").contains(" debug pod-executor: "))
                try await task.kill()
                try await task.framework.terminal()
                #expect(try task.sandboxFile("stderr").contains(" debug pod-executor: "))
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("the framework tears down")
        func tearDown() async throws {
            try await TaskRun(MesosTests.pair).outcome(reports: false) { task in
                try await task.framework.reach(.running)
                try await task.framework.tearDown()
            }
        }

        @Test("an executor that is killed: its task is FAILED")
        func executorKilled() async throws {
            let updates = try await TaskRun(MesosTests.pair).outcome { task in
                try await task.framework.reach(.running)
                try await task.signal(SIGKILL)
                try await task.framework.terminal()
                try await task.removeContainers()
            }
            #expect(updates.states == [.starting, .running, .failed])
            #expect(updates.last?.reason == .executorTerminated)
        }
    }
}
