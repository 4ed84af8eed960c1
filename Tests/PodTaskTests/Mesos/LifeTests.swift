import MesosBench
import PodMesos
import Testing

extension MesosTests {
    @Suite("a task's life")
    struct LifeTests {
        @Test("a pod that ends well is FINISHED, with its output in the sandbox")
        func finished() async throws {
            var run = TaskRun(
                """
                services:
                  web: {image: IMAGE, command: "sh -c 'echo on $$PORT0 at $$PORTS; ls /mnt/mesos/sandbox; sleep 1'", ports: ["80"]}
                  db: {image: IMAGE, command: "sh -c 'echo trouble >&2; sleep 1'"}
                """
            )
            run.ports = 1
            let updates = try await run.outcome { task in
                let status = try await task.framework.reach(.running)
                let network = try #require(status.containerStatus?.networkInfos.first)
                #expect(network.portMappings.first?.containerPort == 80)
                #expect(network.ipAddresses.first?.address == "127.0.0.1")
                try await task.framework.terminal()
                #expect(try task.sandboxFile("stdout").contains("web | on 33000 at 33000\n"))
                #expect(try task.sandboxFile("stdout").contains("web | compose.yaml\n"))
                #expect(try task.sandboxFile("stderr").contains("db  | trouble\n"))
                #expect(try task.sandboxFile("logs/db.log") == "trouble\n")
            }
            #expect(updates.states == [.starting, .running, .finished])
        }

        @Test("a service that fails makes the task FAILED, and the message says which and how")
        func failed() async throws {
            let run = TaskRun(
                """
                services:
                  web: {image: IMAGE, command: sleep 1000, init: true}
                  db: {image: IMAGE, command: "sh -c 'echo disk is full; sleep 0.5; exit 3'"}
                """
            )
            let last = try #require(try await run.outcome().last)
            #expect(last.state == .failed)
            #expect(last.message == "db: exited with status 3; its last lines:\ndisk is full")
        }

        @Test("the task is killed, with and without TASK_KILLING", arguments: [true, false])
        func killed(_ knowsKilling: Bool) async throws {
            var run = TaskRun(MesosTests.pair)
            if !knowsKilling { run.framework.capabilities = [.partitionAware] }
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running] + (knowsKilling ? [.killing] : []) + [.killed])
        }
    }
}
