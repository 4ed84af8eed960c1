import FoundationEssentials
import MesosBench
import PodMesos
import PodTestSupport
import SystemPackage
import Testing

extension MesosTests {
    @Suite("the example in the documentation of PodMesos")
    struct ExampleTests {
        @Test("it is the program in Examples")
        func documented() throws {
            let program = try String(contentsOf: FilePath(Repository.path("Examples/SleepExecutor/main.swift")))
            let page = try String(contentsOf: FilePath(Repository.path("Sources/PodMesos/PodMesos.docc/PodMesos.md")))
            #expect(page.contains("```swift\n\(program)```\n"))
        }

        @Test("it runs a task to its end, and is killed", arguments: [false, true])
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
