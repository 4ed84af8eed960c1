import FoundationEssentials
import MesosBench
import PodMesos
import PodTestSupport
import SystemPackage
import Testing

extension MesosTests {
    @Suite("containers that mean harm")
    struct HostileTests {
        @Test("links and a FIFO in the place of the logs: nothing outside is written, and a kill ends the pod")
        func logs() async throws {
            try await MesosCluster.with { cluster in
                let outside = cluster.directory.appending("outside").string
                let run = TaskRun(
                    """
                    services:
                      link: {image: IMAGE, init: true, command: "sh -c 'ln -s \(outside) $$LOGS/link.log; \(Self.speak)'"}
                      fifo: {image: IMAGE, init: true, command: "sh -c 'mkfifo $$LOGS/fifo.log; \(Self.speak)'"}
                    """.replacing("$$LOGS", with: "/mnt/mesos/sandbox/logs")
                )
                let updates = try await run.outcome(on: cluster) { task in
                    try await task.framework.reach(.running)
                    for service in ["link", "fifo"] {
                        try await eventually("what \(service) says") {
                            try task.sandboxFile("stdout").contains("\(service) | owned")
                        }
                    }
                    try await task.kill()
                }
                #expect(updates.states == [.starting, .running, .killing, .killed])
                #expect(!FileManager.default.fileExists(atPath: outside))
            }
        }

        private static let speak = "echo owned; exec sleep 1000"

        @Test("an executor whose output nobody reads: the services' own logs go on, and a kill ends the pod")
        func unread() async throws {
            var run = TaskRun(
                "services: {web: {image: IMAGE, command: sh -c 'seq 1 20000; exec sleep 1000', init: true}}"
            )
            // A pipe that has a reader, which never reads.
            run.arguments = "$(mkfifo pipe) 3<>pipe >pipe 2>&1"
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await eventually("the last line") { try task.sandboxFile("logs/web.log").hasSuffix("20000\n") }
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("an executor whose log nobody reads: TASK_KILLING comes at once")
        func unreadLog() async throws {
            var run = TaskRun(
                "services: {web: {image: IMAGE, command: sh -c 'yes | head -n 50000; exec sleep 1000', init: true}}"
            )
            run.arguments = "$(mkfifo pipe) 3<>pipe >pipe 2>&1"
            run.environment = ["PODKIT_LOG_LEVEL": "trace"]
            let updates = try await run.outcome { task in
                try await task.framework.reach(.running)
                try await eventually("the last line") { try task.sandboxFile("logs/web.log").utf8.count >= 100_000 }
                let begin = ContinuousClock.now
                try await task.kill()
                try await task.framework.reach(.killing)
                // It was five seconds.
                #expect(ContinuousClock.now - begin < .seconds(3))
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }

        @Test("a service that ends the pod, beside one that hears no SIGTERM: the kill policy holds")
        func deafNeighbour() async throws {
            var run = TaskRun(
                """
                services:
                  deaf:
                    image: IMAGE
                    stop_grace_period: 5m
                    command: ["sh", "-c", "trap '' TERM; touch /mnt/mesos/sandbox/deaf; while :; do sleep 0.05; done"]
                  web: {image: IMAGE, command: "sh -c 'until test -f /mnt/mesos/sandbox/deaf; do sleep 0.05; done; exit 3'"}
                """
            )
            run.change = { $0.killPolicy = KillPolicy(gracePeriod: .seconds(1)) }
            let updates = try await run.outcome()
            #expect(updates.last?.state == .failed)
        }
    }
}
