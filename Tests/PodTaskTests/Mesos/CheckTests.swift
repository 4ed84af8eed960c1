import MesosBench
import PodMesos
import PodTestSupport
import Testing

extension MesosTests {
    @Suite("health_check, check and max_completion_time")
    struct CheckTests {
        /// A web server that a file in the sandbox turns off, and a service beside it.
        static let web = """
            services:
              web:
                image: IMAGE
                command: ["sh", "-c", "mkdir -p /w && echo hi > /w/index.html && httpd -p 127.0.0.1:80 -h /w && while test ! -f /mnt/mesos/sandbox/stop; do sleep 0.05; done; killall httpd; sleep 1000"]
                init: true
                ports: ["80"]
              db: {image: IMAGE, command: sleep 1000, init: true}
            """

        private static func healthCheck(_ kind: String) -> HealthCheck {
            var check = HealthCheck(type: HealthCheck.Kind(rawValue: kind))
            check.delaySeconds = 0
            check.intervalSeconds = 0.1
            check.consecutiveFailures = 2
            check.gracePeriodSeconds = 20
            switch kind {
            case "HTTP":
                check.http = HealthCheck.HTTP(port: 80)
                check.http?.path = "/index.html"
            case "TCP": check.tcp = HealthCheck.TCP(port: 80)
            default: check.command = CommandInfo("test ! -f /mnt/mesos/sandbox/stop && test $ANSWER = 42")
            }
            check.command?.environment = CommandInfo.Environment([.init("ANSWER", "42")])
            return check
        }

        @Test("a task becomes healthy, then unhealthy, and is killed for it", arguments: ["HTTP", "TCP", "COMMAND"])
        func health(_ kind: String) async throws {
            var run = TaskRun(Self.web)
            run.ports = 1
            run.labels = ["podkit.check-service": "web"]
            run.change = { $0.healthCheck = Self.healthCheck(kind) }
            let updates = try await run.outcome { task in
                let healthy = try await task.framework.update("healthy") { $0.healthy == true }
                #expect(healthy.reason == .healthCheckStatusUpdated)
                #expect(healthy.containerStatus?.networkInfos.first?.portMappings.isEmpty == false)
                try task.touch("stop")
                try await task.framework.update("unhealthy") { $0.healthy == false }
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
            #expect(updates.last?.healthy == false)
        }

        @Test("a check reports what it finds, by the host's port too", arguments: [80, 33000])
        func check(_ port: UInt32) async throws {
            var run = TaskRun(Self.web)
            run.ports = 1
            run.change = {
                $0.check = CheckInfo(type: .http)
                $0.check?.http = CheckInfo.HTTP(port: port, path: "/none.html")
                $0.check?.delaySeconds = 0
                $0.check?.intervalSeconds = 0.1
            }
            let updates = try await run.outcome { task in
                let found = try await task.framework.update("a status") { $0.checkStatus?.http?.statusCode == 404 }
                #expect(found.reason == .checkStatusUpdated)
                try await task.kill()
            }
            #expect(updates.allSatisfy { $0.checkStatus?.type == .http })
            #expect(updates.last?.state == .killed)
        }

        @Test("a task that does not complete in time is FAILED")
        func completion() async throws {
            var run = TaskRun(MesosTests.pair)
            run.change = { $0.maxCompletionTime = DurationInfo(.seconds(3)) }
            let updates = try await run.outcome()
            #expect(updates.last?.state == .failed)
            #expect(updates.last?.reason == .maxCompletionTimeReached)
            #expect(!updates.states.contains(.killing))
        }
    }
}
