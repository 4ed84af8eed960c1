import MesosBench
import PodMesos
import PodTestSupport
import Testing

extension MesosTests {
    @Suite("tasks that cannot run")
    struct BadTaskTests {
        @Test("too few ports")
        func tooFewPorts() async throws {
            var run = TaskRun("services: {web: {image: IMAGE, ports: ['80', '443']}}")
            run.ports = 1
            let last = try #require(try await run.outcome().last)
            #expect(last.state == .error)
            #expect(last.reason == .taskInvalid)
            #expect(last.message?.contains("1 missing, for web 443/tcp") == true, "\(last.message ?? "")")
        }

        @Test("no file")
        func missing() async throws {
            let last = try #require(try await TaskRun(nil).outcome().last)
            #expect(last.state == .error)
            #expect(last.message?.hasPrefix("the task has no Compose file") == true)
        }

        @Test("a file that is named and not there")
        func named() async throws {
            var run = TaskRun(nil)
            run.labels = ["org.apache.aurora.metadata.fileName": "app/compose.yaml"]
            let last = try #require(try await run.outcome().last)
            #expect(last.state == .error)
            #expect(last.message?.contains("app/compose.yaml") == true)
        }

        @Test("a broken file, with the place")
        func broken() async throws {
            let last = try #require(try await TaskRun("services:\n  web: {imag: IMAGE}\n").outcome().last)
            #expect(last.state == .error)
            #expect(last.message?.hasPrefix("compose.yaml:2:9: ") == true, "\(last.message ?? "")")
        }

        @Test("an image that does not exist")
        func image() async throws {
            let run = TaskRun("services: {web: {image: '127.0.0.1:1/none:1'}}")
            let last = try #require(
                try await run.outcome { task in
                    try await task.framework.terminal()
                    let log = try task.sandboxFile("stderr")
                    #expect(log.contains(" compose.yaml:1:25: ") && !log.contains("/compose.yaml:"), "\(log)")
                }.last
            )
            #expect(last.state == .failed)
            #expect(last.reason == .containerLaunchFailed)
            let place = "web: compose.yaml:1:25: image 127.0.0.1:1/none:1: "
            #expect(last.message?.hasPrefix(place) == true, "\(last.message ?? "")")
        }

        @Test(
            "a time near the largest number is no limit, and a kill's grace of as much is none that cannot be shortened"
        )
        func extremeTimes() async throws {
            var run = TaskRun(MesosTests.pair)
            run.change = {
                $0.maxCompletionTime = DurationInfo(.nanoseconds(Int64.max))
                $0.killPolicy = KillPolicy(gracePeriod: .nanoseconds(Int64.max))
            }
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("a health check that begins at infinity, which is a text in the agent's JSON")
        func infinity() async throws {
            var run = TaskRun(MesosTests.pair)
            run.change = {
                var check = HealthCheck(type: .command)
                check.command = CommandInfo("true")
                check.delaySeconds = .infinity
                $0.healthCheck = check
            }
            let last = try #require(try await run.outcome().last)
            #expect(last.state == .error && last.reason == .taskInvalid)
            #expect(last.message == "health_check: a time is negative, infinite or no number", "\(last.message ?? "")")
        }

        @Test("a label that the operator does not let tasks set")
        func label() async throws {
            var run = TaskRun(MesosTests.pair)
            run.labels = ["podkit.limits": "none"]
            let last = try #require(try await run.outcome().last)
            #expect(last.state == .error)
            #expect(last.message?.contains("podkit.limits") == true)
        }

        @Test("a second task for the executor is refused, and the first one runs on")
        func second() async throws {
            var run = TaskRun(MesosTests.pair)
            run.tasks = 2
            try await run.outcome { task in
                let refused = try await task.framework.terminal()
                #expect(refused.taskID == TaskID("\(task.taskID)-2"))
                #expect(refused.state == .failed)
                #expect(refused.message == "this executor runs one pod, and that is task \(task.taskID)")
                try await task.framework.reach(.running)
                try await task.kill()
                #expect(try await task.framework.terminal(of: task.taskID).state == .killed)
            }
        }

        @Test("a group of tasks is refused, each of its tasks by name")
        func group() async throws {
            let updates = try await TaskRun(nil).outcomeOfGroup()
            #expect(updates.map(\.state) == [.failed, .failed], "\(updates.map(\.message))")
            #expect(Set(updates.map(\.taskID)) == ["one", "two"])
            #expect(updates.allSatisfy { $0.message?.contains("takes no task groups") == true })
        }
    }
}
