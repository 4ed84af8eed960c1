import MesosBench
import PodMesos
import PodTestSupport
import SystemPackage
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
                let port = try #require(network.portMappings.first?.hostPort)
                #expect(network.ipAddresses.first?.address == "127.0.0.1")
                try await task.framework.terminal()
                #expect(try task.sandboxFile("stdout").contains("web | on \(port) at \(port)\n"))
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

        @Test("a service that meets the task's memory limit is named, with the limit")
        func outOfMemory() async throws {
            var run = TaskRun(
                """
                services:
                  hog: {image: IMAGE, command: "sh -c 'sleep 0.5; tail /dev/zero'"}
                  web: {image: IMAGE, command: sleep 1000, init: true}
                """
            )
            run.memory = 64
            let last = try #require(try await run.outcome().last)
            #expect(last.state == .failed)
            #expect(last.reason == .containerLimitationMemory)
            #expect(last.message?.hasPrefix("hog: ran out of memory") == true, "\(last.message ?? "")")
            #expect(last.limitation?.resources.first?.name == "mem")
            #expect((last.limitation?.resources.first?.scalar?.value ?? 0) >= 64)
        }

        @Test("a file named by the executor's command, by a label as Aurora passes it on, in an archive, in the data")
        func sources() async throws {
            let yaml = "services: {web: {image: IMAGE, command: cat /mnt/mesos/sandbox/app/greeting}}"
            try await MesosCluster.with { cluster in
                var argument = TaskRun(nil)
                argument.files = ["app/pod.yaml": yaml, "app/greeting": "hello"]
                argument.arguments = "-f app/pod.yaml"
                #expect(try await argument.outcome(on: cluster).last?.state == .finished)

                var label = argument
                label.arguments = ""
                label.labels = ["org.apache.aurora.metadata.podkit.files": "app/pod.yaml"]
                #expect(try await label.outcome(on: cluster).last?.state == .finished)

                let source = cluster.directory.appending("source")
                try source.write("app/compose.yaml", yaml.replacing("IMAGE", with: Engine.image))
                try source.write("app/greeting", "hello")
                let archive = source.appending("app.tar.gz").string
                try await Program("tar").run(["-czf", archive, "-C", source.string, "app"]).succeeded()
                var archived = TaskRun(nil)
                archived.change = { $0.executor?.command?.uris = [CommandInfo.URI(archive)] }
                #expect(try await archived.outcome(on: cluster).last?.state == .finished)

                var inline = TaskRun(nil)
                let compose = yaml.replacing("IMAGE", with: Engine.image)
                inline.change = {
                    $0.data = Bytes(#"{"podkit": {"compose": "\#(compose)", "files": {"app/greeting": "hi"}}}"#)
                }
                #expect(try await inline.outcome(on: cluster).last?.state == .finished)
            }
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
