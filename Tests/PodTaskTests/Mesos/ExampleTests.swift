import FoundationEssentials
import MesosBench
import PodMesos
import PodTestSupport
import SystemPackage
import Testing

extension MesosTests {
    @Suite("the examples in the documentation")
    struct ExampleTests {
        @Test(
            "they are the programs in Examples",
            arguments: [("SleepExecutor", "PodMesos"), ("CustomExecutor", "PodTask")]
        )
        func documented(_ example: String, _ module: String) throws {
            let program = try String(contentsOf: FilePath(Repository.path("Examples/\(example)/main.swift")))
            let page = "Sources/\(module)/\(module).docc/\(module).md"
            #expect(try String(contentsOf: FilePath(Repository.path(page))).contains("```swift\n\(program)```\n"))
        }

        @Test(
            "an executor of one's own, with a pass and an observer: a pod that the pass refuses, and one that it takes"
        )
        func custom() async throws {
            var refused = TaskRun(MesosTests.pair)
            refused.program = "CustomExecutor"
            let last = try #require(try await refused.outcome().last)
            #expect(last.state == .error && last.reason == .taskInvalid)
            #expect(last.message == "compose.yaml:2:3: service web has no mem_limit", "\(last.message ?? "")")
            var run = TaskRun("services: {web: {image: IMAGE, command: sleep 1000, init: true, mem_limit: 16m}}")
            run.program = "CustomExecutor"
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await task.kill()
                try await task.framework.terminal()
                try await eventually("what the observer says") {
                    try task.sandboxFile("stdout").split(separator: "\n").contains { $0.hasPrefix("started: web ") }
                }
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("SleepExecutor runs a task to its end, and is killed", arguments: [false, true])
        func runs(_ isKilled: Bool) async throws {
            var run = TaskRun(nil)
            run.program = "SleepExecutor"
            run.change = { $0.data = Bytes(isKilled ? "1000" : "1") }
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                if isKilled { try await task.kill() }
            }
            #expect(updates.states == [.running, isKilled ? .killed : .finished])
        }
    }
}
