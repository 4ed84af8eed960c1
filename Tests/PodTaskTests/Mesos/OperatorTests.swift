import FoundationEssentials
import MesosBench
import PodMesos
import PodTestSupport
import Testing

extension MesosTests {
    @Suite("what the operator says")
    struct OperatorTests {
        // swift-format-ignore: AlwaysUseLowerCamelCase
        private struct Container: Decodable {
            struct Config: Decodable { var Image: String }
            struct HostConfig: Decodable { var CpuShares: Int64 }
            var Config: Config
            var HostConfig: HostConfig
        }

        @Test("an infra image, rotation, a grace period; and the task's CPUs are divided among its services")
        func keys() async throws {
            try await withInfraImage { image in
                var run = TaskRun(
                    """
                    services:
                      web:
                        image: IMAGE
                        command: ["sh", "-c", "trap '' TERM; seq 1 1000; while :; do sleep 0.05; done"]
                        stop_grace_period: 5m
                        deploy: {resources: {reservations: {cpus: '0.25'}}}
                      db: {image: IMAGE, command: sleep 1000, init: true}
                      cache: {image: IMAGE, command: sleep 1000, init: true, cpu_shares: 256}
                    """
                )
                run.cpus = 1
                run.environment = [
                    "PODKIT_INFRA_IMAGE": image, "PODKIT_LOG_SIZE": "1k", "PODKIT_LOG_FILES": "3",
                    "PODKIT_STOP_GRACE": "1s",
                ]
                try await run.outcome { task in
                    try await task.framework.reach(.running)
                    var shares: [String: Int64] = [:]
                    for name in try await task.containers() {
                        let container: Container = try await Engine.get("/containers\(name)/json")
                        if name.contains("infra") {
                            #expect(container.Config.Image == image)
                        } else {
                            shares[name.split(separator: "-").dropLast().last.map(String.init) ?? name] =
                                container.HostConfig.CpuShares
                        }
                    }
                    #expect(shares == ["web": 256, "db": 512, "cache": 256])
                    try await eventually("all lines") { try task.sandboxFile("logs/web.log").hasSuffix("1000\n") }
                    let files = try ["logs/web.log.2", "logs/web.log.1", "logs/web.log"].map(task.sandboxFile)
                    #expect(files.allSatisfy { !$0.isEmpty && $0.utf8.count <= 1024 })
                    let numbers = files.joined().split(separator: "\n").compactMap { Int($0) }
                    #expect(numbers == Array((numbers.first ?? 0)...1000))
                    #expect(try task.sandboxFile("logs/web.log.3").isEmpty)
                    try await task.kill()
                }
            }
        }

        @Test(
            "a configuration that is wrong is the answer to the task, with its place",
            arguments: [
                (
                    ["PODKIT_LAUNCH_TIMEOUT": "abc"],
                    "PODKIT_LAUNCH_TIMEOUT: “abc” is not a time such as 30s or 5m, or none"
                ),
                (
                    ["PODKIT_CONFIG": "podkit.yaml"],
                    "podkit.yaml:2:1: there is no key netwrok; did you mean network?"
                ),
                (
                    ["PODKIT_CONFIG": "locked.yaml", "PODKIT_LIMITS": "none"],
                    "PODKIT_LIMITS is set, but only the configuration locked.yaml may say limits: leave the variable out"
                ),
            ]
        )
        func broken(_ environment: [String: String], _ message: String) async throws {
            var run = TaskRun(MesosTests.pair)
            run.files = ["podkit.yaml": "cgroup: auto\nnetwrok: shared\n", "locked.yaml": "lock: [limits]\n"]
            run.environment = environment
            let updates = try await run.outcome { task in
                try await task.framework.terminal()
                let status = try await eventually("the executor's end") { task.framework.executorStatus }
                #expect(status == 0)
            }
            #expect(updates.states == [.starting, .error])
            #expect(updates.last?.reason == .taskInvalid)
            #expect(updates.last?.message == message)
        }

        /// An image that only waits, under a name of its own.
        private func withInfraImage(_ body: (String) async throws -> Void) async throws {
            let name = uniqueName("infra")
            let wait = #"["sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"]"#
            try await Engine.call(
                "POST",
                "/containers/create?name=\(name)",
                body: #"{"Image": "\#(Engine.image)", "Cmd": \#(wait)}"#
            )
            try await Engine.call("POST", "/commit?container=\(name)&repo=podkit/\(name)&tag=test")
            try await Engine.call("DELETE", "/containers/\(name)?force=1")
            do {
                try await body("podkit/\(name):test")
            } catch {
                _ = try? await Engine.call("DELETE", "/images/podkit/\(name):test?force=1")
                throw error
            }
            try await Engine.call("DELETE", "/images/podkit/\(name):test?force=1")
        }
    }
}
