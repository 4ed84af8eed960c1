import FoundationEssentials
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
              db: {image: IMAGE, command: sleep 1000, init: true, environment: {NAME: db}}
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

        /// Stands for the port that the web server is published at, which each cluster has its own of.
        static let publishedPort: UInt32 = 0
        /// What each kind of check finds first, and after the web server was stopped.
        static let checks: [(check: CheckInfo, found: CheckStatusInfo, later: CheckStatusInfo)] = {
            var page = CheckInfo(type: .http)
            page.http = CheckInfo.HTTP(port: 80, path: "/none.html")
            var published = page
            published.http?.port = Self.publishedPort
            var port = CheckInfo(type: .tcp)
            port.tcp = CheckInfo.TCP(port: 80)
            var command = CheckInfo(type: .command)
            command.command = CheckInfo.Command(
                CommandInfo("test $NAME = db && test ! -f $MESOS_SANDBOX/stop || exit 7")
            )
            return [
                (page, .http(statusCode: 404), .http(statusCode: nil)),
                (published, .http(statusCode: 404), .http(statusCode: nil)),
                (port, .tcp(succeeded: true), .tcp(succeeded: false)),
                (command, .command(exitCode: 0), .command(exitCode: 7)),
            ]
        }()

        @Test("checks report what they find when it changes: HTTP, TCP, and COMMAND in a service")
        func check() async throws {
            try await MesosCluster.with { cluster in
                for (check, found, later) in Self.checks {
                    var run = TaskRun(Self.web)
                    run.ports = 1
                    run.change = {
                        $0.check = check
                        if check.type == .command { $0.labels = Labels([.init("podkit.check-service", "db")]) }
                        if check.http?.port == Self.publishedPort {
                            let port = $0.resources.ranges(of: "ports").first?.begin
                            $0.check?.http?.port = port.flatMap { UInt32(exactly: $0) } ?? 0
                        }
                        $0.check?.delaySeconds = 0
                        $0.check?.intervalSeconds = 0.1
                    }
                    let updates = try await run.outcome(on: cluster) { task in
                        let first = try await task.framework.update("\(found)") { $0.checkStatus == found }
                        #expect(first.reason == .checkStatusUpdated)
                        #expect(first.state == .running)
                        try task.touch("stop")
                        try await task.framework.update("\(later)") { [told = first.uuid] in
                            $0.checkStatus == later && $0.reason == .checkStatusUpdated && $0.uuid != told
                        }
                        try await task.kill()
                    }
                    #expect(updates.allSatisfy { $0.checkStatus?.type == check.type && $0.healthy == nil })
                    #expect(updates.states == [.starting, .running, .killing, .killed])
                    #expect(updates.count { $0.reason == .checkStatusUpdated } <= 4, "it is told too often")
                }
            }
        }

        @Test("a health check of a page that only https has, with a certificate that nobody trusts")
        func https() async throws {
            // OpenSSL is the host's: the image has none.
            var run = TaskRun(
                """
                services:
                  web:
                    image: IMAGE
                    command: ["sh", "-c", "/usr/bin/openssl s_server -accept 443 -www -cert pem -key pem & while test ! -f stop; do sleep 0.05; done; kill $$!; sleep 1000"]
                    working_dir: /mnt/mesos/sandbox
                    init: true
                    volumes: ["/usr:/usr:ro", "/lib:/lib:ro", "/lib64:/lib64:ro"]
                """
            )
            let options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=web -days 2"
            let made = try await Program("openssl").run(
                options.split(separator: " ").map(String.init) + ["-keyout", "-"]
            )
            run.files = ["pem": try made.succeeded().output]
            run.change = {
                var check = Self.healthCheck("HTTP")
                check.http?.port = 443
                check.http?.scheme = "https"
                $0.healthCheck = check
            }
            let updates = try await run.outcome { task in
                try await task.framework.update("healthy") { $0.healthy == true }
                try task.touch("stop")
                try await task.framework.update("unhealthy") { $0.healthy == false }
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("a check of a service that is down when the pod comes to run, and then restarts")
        func restarting() async throws {
            var run = TaskRun(
                """
                services:
                  web:
                    image: IMAGE
                    command: sh -c 'test -f /mnt/mesos/sandbox/up && sleep 1000'
                    init: true
                    restart: on-failure
                  db:
                    image: IMAGE
                    command: sleep 1000
                    init: true
                    depends_on: [web]
                    healthcheck: {test: test -f /mnt/mesos/sandbox/ready, interval: 100ms, retries: 1000}
                """
            )
            run.change = {
                $0.check = CheckInfo(type: .command)
                $0.check?.command = CheckInfo.Command(CommandInfo("exit 5"))
                $0.check?.delaySeconds = 0
                $0.check?.intervalSeconds = 0.1
            }
            let updates = try await run.outcome { task in
                try await task.framework.reach(.starting)
                try await eventually("web has ended") { try task.sandboxFile("stderr").contains("restarting: web") }
                try task.touch("ready")
                try await task.framework.reach(.running)
                try await eventually("no container to check") {
                    try task.sandboxFile("stderr").contains("the check has no result: service web does not run")
                }
                try task.touch("up")
                try await task.framework.update("found") { $0.checkStatus == .command(exitCode: 5) }
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("a command that hangs is ended with what it has started, and is never there twice")
        func hanging() async throws {
            let seconds = "\(Int.random(in: 100_000...999_999))"
            var run = TaskRun(MesosTests.pair)
            run.change = {
                var check = Self.healthCheck("COMMAND")
                check.command = CommandInfo("echo begun; sleep \(seconds); true")
                check.timeoutSeconds = 0.5
                check.gracePeriodSeconds = 0
                check.consecutiveFailures = 1000
                $0.healthCheck = check
            }
            let updates = try await run.outcome { task in
                for count in 1...4 {
                    let update = try await task.framework.update("the end of probe \(count)") {
                        $0.message?.hasPrefix("unhealthy (\(count) of") == true
                    }
                    #expect(update.message?.contains("no result within 0.5 seconds") == true)
                    #expect(update.message?.contains("still runs") == false)
                    #expect(Self.sleepers(seconds).count <= 1)
                }
                try await task.kill()
            }
            #expect(updates.last?.state == .killed)
            #expect(Self.sleepers(seconds).isEmpty)
        }

        /// The processes of the host that sleep for so long.
        private static func sleepers(_ seconds: String) -> [String] {
            let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return all.filter { process in
                FileManager.default.contents(atPath: "/proc/\(process)/cmdline").map(Array.init)
                    == Array("sleep\0\(seconds)\0".utf8)
            }
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
