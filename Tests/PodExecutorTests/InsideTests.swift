import Glibc
import PodTestSupport
import Testing

@Suite("run: what the containers find", .engine, .serialized)
struct InsideTests {
    @Test("environment, secrets, configs, user and directory")
    func environment() async throws {
        var run = PodRun(fixture: "environment.yaml")
        run.environment = ["FROM_SHELL": "of the shell"]
        let outcome = try await run.outcome { program in
            try await program.outputLine(containing: "good day")
            try program.send(SIGTERM)
        }
        let lines = outcome.printed(by: "reporter")
        let expected = [
            "PLAIN=a value with spaces", "DOLLAR=costs $5", "FROM_SHELL=of the shell", "DEFAULTED=default",
            "FROM_FILE=quoted # not a comment", "/tmp", "65534", "open sesame", "good day",
        ]
        for line in expected { #expect(lines.contains(line), "no \(line) in \(lines)") }
    }

    @Test("secrets and configs of text, with owner and mode; named volumes shared; binds beside the file")
    func files() async throws {
        let yaml = """
            services:
              writer:
                image: IMAGE
                command: sh -c 'cp /site/index /data/copy'
                volumes: ["data:/data", "./site:/site:ro"]
              reader:
                image: IMAGE
                command: >-
                  sh -c 'cat /data/copy; stat -c "%u %g %a" /run/secrets/password; cat /run/secrets/password /etc/motd;
                  stat -c %a /etc/motd; touch /site/x || echo read-only'
                depends_on: {writer: {condition: service_completed_successfully}}
                volumes: ["data:/data", "./site:/site:ro"]
                secrets: [{source: password, uid: "33", gid: "44", mode: 0400}]
                configs: [{source: motd, target: /etc/motd}]
            volumes: {data: {}}
            secrets: {password: {environment: TEST_PASSWORD}}
            configs: {motd: {content: "hello\\n"}}
            """
        var run = PodRun(yaml, files: ["site/index": "from the host\n"])
        run.environment = ["TEST_PASSWORD": "open sesame\n"]
        let outcome = try await run.outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(
            outcome.printed(by: "reader").filter { !$0.hasPrefix("touch") } == [
                "from the host", "33 44 400", "open sesame", "hello", "444", "read-only",
            ]
        )
    }

    @Test("a missing directory of a bind mount is made in short form, and an error in long form")
    func missingBind() async throws {
        let short = try await PodRun(
            "services: {web: {image: IMAGE, command: ls -d /here, volumes: ['./made:/here']}}"
        ).outcome()
        #expect(short.status == 0, "\(short)")
        let yaml = """
            services:
              web:
                image: IMAGE
                volumes: [{type: bind, source: ./missing, target: /here, bind: {create_host_path: false}}]
            """
        let long = try await PodRun(yaml).outcome()
        #expect(long.status == 1)
        #expect(long.reason.contains("web") && long.reason.contains("missing"), "\(long.reason)")
    }

    @Test("services reach each other by every name and on localhost, in the shared namespace")
    func sharedNames() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'mkdir /www; echo hi >/www/index.html; exec httpd -f -p 8080 -h /www'
                init: true
                hostname: front
                container_name: the-web
                healthcheck: {test: wget -q -O /dev/null localhost:8080, interval: 100ms, retries: 50}
                networks: {default: {aliases: [www]}}
              caller:
                image: IMAGE
                command: >-
                  sh -c 'for n in web front the-web www alias localhost; do wget -q -O - http://$$n:8080 || echo no $$n;
                  done; hostname; exit 9'
                links: ["web:alias"]
                depends_on: {web: {condition: service_healthy}}
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.printed(by: "caller") == Array(repeating: "hi", count: 6) + ["front"], "\(outcome)")
        #expect(outcome.status == 1 && outcome.reason == "error: caller: exited with status 9")
    }

    @Test("services that clash get a private network, where they find each other by name")
    func clash() async throws {
        let ports = HostPorts.range(2)
        let options = ["--ports", "\(ports.lowerBound)-\(ports.upperBound)"]
        let outcome = try await PodRun(fixture: "clash.yaml", options: options).outcome { program in
            try await program.outputLine(containing: "found both")
            #expect(try await page("http://127.0.0.1:\(ports.lowerBound)/") == "blue\n")
            #expect(try await page("http://127.0.0.1:\(ports.upperBound)/") == "green\n")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        #expect(outcome.errors.contains("private network"))
    }

    @Test("--network shared refuses what clashes, and nothing is made")
    func sharedClash() async throws {
        let outcome = try await PodRun(fixture: "clash.yaml", options: ["--network", "shared"]).outcome()
        #expect(outcome.status == 2)
        #expect(outcome.reason.contains("clash.yaml:17:9") && outcome.reason.contains("blue"), "\(outcome.reason)")
    }

    @Test("containers learn their ports")
    func ports() async throws {
        let port = HostPorts.one()
        let yaml = "services: {web: {image: IMAGE, command: sh -c 'echo $$PORT0 $$PORTS $$PORT_WEB_80', ports: ['80']}}"
        let outcome = try await PodRun(yaml, options: ["--ports", "\(port)"]).outcome()
        #expect(outcome.printed(by: "web") == ["\(port) \(port) \(port)"])
    }

    @Test("an image is built where a service says so")
    func build() async throws {
        let name = uniqueName("pod")
        let yaml = """
            services:
              web: {build: {context: ./image, args: {WORD: there}}, image: "\(name)", command: cat /hello}
              inline:
                build: {context: ./image, dockerfile_inline: "FROM IMAGE\\nCOPY hello /inline\\n"}
                image: "\(name)-inline"
                command: cat /inline
            """
        let dockerfile = "FROM \(Engine.image)\nARG WORD=here\nCOPY hello /hello\nRUN echo $WORD >>/hello\n"
        let files = ["image/Dockerfile": dockerfile, "image/hello": "hello\n", "image/.dockerignore": "junk\n"]
        let outcome = try await PodRun(yaml, name: name, files: files).outcome()
        for image in [name, name + "-inline"] {
            _ = try? await Engine.call("DELETE", "/images/\(image)?force=1")
        }
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "web") == ["hello", "there"])
        #expect(outcome.printed(by: "inline") == ["hello"])
    }

    @Test("a build that fails says why, with the place")
    func failedBuild() async throws {
        let yaml = "services: {web: {build: ./image}}"
        let outcome = try await PodRun(
            yaml,
            files: ["image/Dockerfile": "FROM \(Engine.image)\nRUN echo no luck; exit 3\n"]
        ).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("compose.yaml:1:") && outcome.reason.contains("no luck"), "\(outcome.reason)")
        let missing = try await PodRun(yaml, files: ["image/x": ""]).outcome()
        #expect(missing.status != 0)
        #expect(missing.reason.contains("Dockerfile"), "\(missing.reason)")
    }

    @Test("a container that ends under its post_start hook is the reason, and its restart rule holds")
    func hookOfAContainerThatEnds() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'test -e /again && exec sleep 1000; touch /again; echo no; exit 7'
                init: true
                restart: RULE
                post_start: [{command: sleep 1}]
            """
        let failed = try await PodRun(yaml.replacing("RULE", with: "no")).outcome()
        #expect(failed.reason.contains("web: exited with status 7"), "\(failed)")
        let restarted = try await PodRun(yaml.replacing("RULE", with: "on-failure")).outcome { program in
            try await program.errorLine(containing: "web: starts again")
            try program.send(SIGTERM)
        }
        #expect(restarted.status == 143, "\(restarted)")
    }

    @Test("hooks run in their containers, and a post_start that fails fails the pod")
    func hooks() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'until test -e /tmp/hooked; do sleep 0.05; done; cat /tmp/hooked'
                post_start: [{command: [sh, -c, 'echo "$$WHO at $$(pwd)" >/tmp/hooked'], working_dir: /etc, environment: [WHO=me]}]
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.printed(by: "web") == ["me at /etc"], "\(outcome)")
        let failing = """
            services:
              web: {image: IMAGE, command: sleep 1000, init: true, post_start: [{command: sh -c 'echo broken; exit 6'}]}
            """
        let failed = try await PodRun(failing).outcome()
        #expect(failed.status == 1)
        #expect(failed.reason.contains("web") && failed.reason.contains("6"), "\(failed.reason)")
    }

    @Test("profiles and replicas")
    func profiles() async throws {
        let yaml = """
            services:
              web: {image: IMAGE, command: hostname -i, scale: 3}
              debug: {image: IMAGE, command: echo debugging, profiles: [debug]}
              never: {image: IMAGE, command: echo never, profiles: [never]}
            """
        let outcome = try await PodRun(yaml, options: ["--profile", "debug"]).outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "debug") == ["debugging"])
        for number in 1...3 { #expect(outcome.printed(by: "web-\(number)").count == 1) }
        #expect(!outcome.output.contains("never"))
    }

    @Test("containers of a pod with share: [pid, ipc] see each other")
    func share() async throws {
        let yaml = """
            x-podkit: {share: [pid, ipc]}
            services:
              sleeper: {image: IMAGE, command: sleep 1000}
              watcher:
                image: IMAGE
                command: sh -c 'until cat /proc/[0-9]*/comm | grep -qx sleep; do :; done 2>/dev/null; cat /proc/1/comm; exit 9'
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.printed(by: "watcher") == ["pause"], "\(outcome)")
    }

    @Test("containers are below the pod's cgroup", .enabled(if: geteuid() == 0))
    func cgroup() async throws {
        let run = PodRun("services: {web: {image: IMAGE, command: sleep 1000, init: true}}")
        let outcome = try await run.outcome { program in
            try await program.runs()
            #expect(try !Cgroups.named(run.name).isEmpty)
            let answer = try await Engine.call("GET", "/containers/\(run.name)-web-1/json")
            #expect(answer.contains(#""CgroupParent":"/podkit/\#(run.name)""#))
            try program.send(SIGINT)
        }
        #expect(outcome.status == 130)
    }
}
