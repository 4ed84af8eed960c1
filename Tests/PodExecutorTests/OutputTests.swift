import Glibc
import PodTestSupport
import Testing

@Suite("run: what it prints", .engine, .serialized)
struct OutputTests {
    @Test("each line comes under its service's name, without colours where there is no terminal")
    func lines() async throws {
        let yaml = """
            services:
              a: {image: IMAGE, command: "printf 'one\\\\ntwo\\\\nwithout an end'"}
              longer: {image: IMAGE, command: "sh -c 'echo to errors >&2'"}
              quiet: {image: IMAGE, command: echo not shown, attach: false}
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.status == 0)
        #expect(
            outcome.outputLines.sorted() == [
                "a      | one", "a      | two", "a      | without an end", "longer | to errors",
            ]
        )
        #expect(!outcome.output.contains("\u{1b}") && !outcome.errors.contains("\u{1b}"))
    }

    /// Engines before version 23 stop following a container that ends without having read its log to the end.
    @Test("what many containers print as they end arrives whole", arguments: [false, true])
    func lastWords(tty: Bool) async throws {
        let names = (1...24).map { "s\($0)" }
        let services = names.map { name in
            "  \(name): {image: IMAGE, tty: \(tty), command: \"printf 'one\\\\n\\\\ntwo\\\\nwithout an end'\"}\n"
        }
        let outcome = try await PodRun("services:\n" + services.joined()).outcome()
        #expect(outcome.status == 0, "\(outcome)")
        for name in names { #expect(outcome.printed(by: name) == ["one", "", "two", "without an end"]) }
    }

    @Test("a restarted container's output comes once", arguments: [false, true])
    func restarts(tty: Bool) async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                tty: \(tty)
                command: sh -c 'echo run; test -e /marked && exit 0; touch /marked; printf last; exit 1'
                restart: on-failure
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "web") == ["run", "last", "run"])
    }

    @Test("a container that somebody else restarts goes on printing, and each line comes once")
    func restartedByOthers() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'if test -e /again; then echo second; else echo first; touch /again; fi; sleep 1000'
                init: true
                restart: on-failure
            """
        let run = PodRun(yaml)
        let outcome = try await run.outcome { program in
            try await program.outputLine(containing: "first")
            try await Engine.call("POST", "/containers/\(run.name)-web-1/restart?t=0")
            try await program.outputLine(containing: "second")
            try await program.errorLine(containing: "web: terminated by signal")
            try program.send(SIGTERM)
        }
        #expect(outcome.printed(by: "web") == ["first", "second"], "\(outcome)")
        #expect(outcome.status == 143, "\(outcome)")
    }

    @Test("lines of any length and number arrive, in their order")
    func manyLines() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'seq 1 5000; head -c 100000 /dev/zero | tr "\\\\0" x; echo; echo end'
            """
        let outcome = try await PodRun(yaml).outcome()
        let lines = outcome.printed(by: "web")
        #expect(lines.prefix(5000) == (1...5000).map { "\($0)" }[...])
        #expect(lines.dropFirst(5000).first?.count == 100_000)
        #expect(lines.last == "end")
    }

    @Test("a container with a terminal prints as one")
    func terminal() async throws {
        let outcome = try await PodRun("services: {web: {image: IMAGE, command: tty, tty: true}}").outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "web").first?.hasPrefix("/dev/pts/") == true)
    }

    @Test("--events json prints each step as an object on a line, and the containers' output on standard error")
    func events() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'echo hello; sleep 1000'
                init: true
                ports: ["80"]
                depends_on: {db: {condition: service_healthy}, seed: {condition: service_completed_successfully}}
              db: {image: IMAGE, command: sleep 1000, init: true, healthcheck: {test: "true", interval: 100ms}}
              seed: {image: IMAGE, command: echo seeded}
            """
        let port = HostPorts.one()
        let outcome = try await PodRun(yaml, options: ["--events", "json", "--ports", "\(port)"]).outcome { program in
            try await program.outputLine(containing: #""running""#)
            try await program.errorLine(containing: "hello")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        #expect(outcome.printed(by: "web", in: outcome.errors) == ["hello"])
        let events = try outcome.events()
        #expect(events.map(\.time) == events.map(\.time).sorted())
        #expect(events.has(("created", "db"), before: ("started", "db")))
        #expect(events.has(("started", "db"), before: ("healthy", "db")))
        #expect(events.has(("healthy", "db"), before: ("started", "web")))
        #expect(events.has(("exited", "seed"), before: ("started", "web")))
        #expect(events.has(("started", "web"), before: ("running", nil)))
        #expect(events.has(("running", nil), before: ("stopping", nil)))
        #expect(events.has(("exited", "web"), before: ("exited", "db")))
        #expect(events.has(("stopped", nil), before: ("removed", nil)))
        #expect(events.first { $0.event == "exited" && $0.service == "seed" }?.status == 0)
        #expect(events.first { $0.event == "exited" && $0.service == "web" }?.signal == SIGTERM.asInt)
        let published = events.first { $0.event == "running" }?.ports ?? []
        #expect(published.map(\.hostPort) == [port] && published.map(\.containerPort) == [80])
    }

    @Test("the last event says how the pod ended")
    func lastEvent() async throws {
        let finished = try await PodRun(
            "services: {a: {image: IMAGE, command: 'true'}}",
            options: ["--events", "json"]
        )
        .outcome().events()
        #expect(finished.last?.event == "finished")
        let failed = try await PodRun("services: {a: {image: IMAGE, command: 'false'}}", options: ["--events", "json"])
            .outcome().events()
        #expect(failed.last?.event == "failed" && failed.last?.service == "a" && failed.last?.status == 1)
    }

    @Test("a port that the engine has chosen is told")
    func chosenPort() async throws {
        let yaml =
            "services: {web: {image: IMAGE, command: httpd -f -p 80 -h /etc, init: true, ports: ['127.0.0.1::80']}}"
        let outcome = try await PodRun(yaml, options: ["--events", "json"]).outcome { program in
            try await program.outputLine(containing: #""running""#)
            try program.send(SIGTERM)
        }
        let ports = try outcome.events().first { $0.event == "running" }?.ports ?? []
        #expect(ports.count == 1)
        #expect(ports.first?.hostPort ?? 0 > 0)
    }
}

extension Int32 {
    fileprivate var asInt: Int { Int(self) }
}
