import FoundationEssentials
import Glibc
import PodTestSupport
import SystemPackage
import Testing

@Suite("run: images", .engine, .serialized)
struct ImageTests {
    @Test("a registry that is down: the image, the place and the reason, status 1")
    func registryDown() async throws {
        let outcome = try await PodRun(fixture: "missing-image.yaml").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("127.0.0.1:1/nobody/has-this:1"))
        #expect(outcome.reason.contains("missing-image.yaml:11:"), "\(outcome.reason)")
        #expect(outcome.reason.contains("refused"))
    }

    @Test("an image that may not be pulled and is not there")
    func never() async throws {
        let outcome = try await PodRun("services: {web: {image: nobody/has-this, pull_policy: never}}").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("compose.yaml:1:") && outcome.reason.contains("pull_policy"))
    }

    @Test("a name that is no image's")
    func badName() async throws {
        let outcome = try await PodRun("services: {web: {image: 'Not An Image'}}").outcome()
        #expect(outcome.status != 0)
        #expect(outcome.reason.contains("compose.yaml:1:") && outcome.reason.contains("Not An Image"))
    }

    @Test("a build without a Dockerfile says what is missing, and nothing behind it")
    func noDockerfile() async throws {
        let outcome = try await PodRun("services: {web: {build: ./image}}", files: ["image/a": "b"]).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("the build failed: ") && outcome.reason.contains("Dockerfile"))
        #expect(!outcome.reason.hasSuffix(")"), "\(outcome.reason)")
    }

    @Test(
        "a file that would hang or fill whoever reads it is an error",
        .timeLimit(.minutes(5)),
        arguments: [
            ("security_opt: ['seccomp=/dev/zero'], image: IMAGE", "seccomp: /dev/zero is no regular file"),
            ("build: {context: /dev/pts}", "the build failed: "),
        ]
    )
    func endlessFiles(_ attributes: String, _ reason: String) async throws {
        let outcome = try await PodRun("services: {web: {\(attributes)}}").outcome()
        #expect(outcome.status != 0)
        #expect(outcome.reason.contains(reason), "\(outcome.reason)")
    }

    @Test(
        "a credential helper that is not installed is a warning, and a public image is pulled; one that fails is an error",
        .enabled(if: LocalRegistry.isInstalled)
    )
    func helpers() async throws {
        try await LocalRegistry.with(password: false) { registry in
            try await withTemporaryDirectory { directory in
                let image = "\(registry)/podkit/app:\(uniqueName("v"))"
                try await LocalRegistry.push(image)
                try directory.write("config.json", #"{"credsStore": "desktop"}"#)
                var run = PodRun("services: {web: {image: '\(image)', command: echo pulled}}")
                run.environment = ["DOCKER_CONFIG": directory.string]
                let outcome = try await run.outcome()
                #expect(outcome.printed(by: "web") == ["pulled"], "\(outcome)")
                let reason = "is pulled without a password: docker-credential-desktop is not installed"
                #expect(outcome.errorLines.contains { $0.hasPrefix("warning: ") && $0.contains(reason) }, "\(outcome)")
                try await Engine.call("DELETE", "/images/\(image)")
                let helper = try directory.write("bin/docker-credential-desktop", "#!/bin/sh\nexit 3\n")
                chmod(helper.string, 0o755)
                run = PodRun("services: {web: {image: '\(image)', command: echo pulled}}")
                run.environment = ["DOCKER_CONFIG": directory.string, "PATH": "\(directory)/bin:/usr/bin:/bin"]
                let failed = try await run.outcome()
                #expect(failed.status == 1)
                #expect(failed.reason.contains("docker-credential-desktop failed"), "\(failed)")
            }
        }
    }

    @Test("images come from a registry; a wrong name is said", .enabled(if: LocalRegistry.isInstalled))
    func pulls() async throws {
        try await LocalRegistry.with(password: false) { registry in
            let image = "\(registry)/podkit/app:\(uniqueName("v"))"
            try await LocalRegistry.push(image)
            let yaml =
                "services: {web: {image: '\(image)', command: echo pulled}, b: {image: '\(image)', command: 'true'}}"
            let outcome = try await PodRun(yaml, options: ["--events", "json"]).outcome()
            _ = try? await Engine.call("DELETE", "/images/\(image)")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.printed(by: "web", in: outcome.errors) == ["pulled"])
            let events = try outcome.events()
            #expect(events.filter { $0.event == "pulled" }.map(\.subject) == [image], "once for both services")
            #expect(events.has(("pulled", nil), before: ("created", nil)))

            let missing = try await PodRun("services: {web: {image: '\(registry)/nobody/nothing:1'}}").outcome()
            #expect(missing.status == 1)
            #expect(missing.reason.contains("nobody/nothing:1") && missing.reason.contains("not found"))
            #expect(!missing.errors.contains("trying again"), "the registry has decided")
        }
    }

    @Test("passwords come from the Docker configuration, and never appear", .enabled(if: LocalRegistry.isInstalled))
    func passwords() async throws {
        try await LocalRegistry.with(password: true) { registry in
            let image = "\(registry)/podkit/app:\(uniqueName("v"))"
            try await LocalRegistry.push(image, account: LocalRegistry.account)
            let yaml = "services: {web: {image: '\(image)', command: echo pulled}}"
            for (account, works) in [(LocalRegistry.account, true), ("podkit:wrong-word", false), (nil, false)] {
                let configuration = account.map { LocalRegistry.configuration(registry, account: $0) } ?? "{}"
                let outcome = try await withTemporaryDirectory { directory in
                    try directory.write("config.json", configuration)
                    var run = PodRun(yaml)
                    run.environment = ["DOCKER_CONFIG": directory.string]
                    return try await run.outcome()
                }
                _ = try? await Engine.call("DELETE", "/images/\(image)")
                #expect(outcome.status == (works ? 0 : 1), "\(outcome)")
                #expect(works || outcome.reason.contains(image))
                #expect(!outcome.errors.contains("wrong-word") && !outcome.errors.contains("open-sesame"))
            }
        }
    }

    @Test("a build has the passwords for its base images", .enabled(if: LocalRegistry.isInstalled))
    func buildPasswords() async throws {
        try await LocalRegistry.with(password: true) { registry in
            let base = "\(registry)/podkit/base:\(uniqueName("v"))"
            try await LocalRegistry.push(base, account: LocalRegistry.account)
            let name = uniqueName("pod")
            let yaml =
                "services: {web: {build: {context: ./image, args: {FROM: '\(base)'}}, image: '\(name)', command: echo built}}"
            for account in [nil, LocalRegistry.account] {
                let configuration = account.map { LocalRegistry.configuration(registry, account: $0) } ?? "{}"
                let outcome = try await withTemporaryDirectory { directory in
                    try directory.write("config.json", configuration)
                    var run = PodRun(yaml, name: name, files: ["image/Dockerfile": "ARG FROM\nFROM $FROM\nLABEL a=b\n"])
                    run.environment = ["DOCKER_CONFIG": directory.string]
                    return try await run.outcome()
                }
                for image in [name, base] { _ = try? await Engine.call("DELETE", "/images/\(image)?force=1") }
                #expect(outcome.status == (account == nil ? 1 : 0), "\(outcome)")
                #expect(account != nil || outcome.reason.contains("no basic auth credentials"), "\(outcome.reason)")
                #expect(!outcome.errors.contains("open-sesame"))
            }
        }
    }

    @Test("a port that is taken on the host: which, and for whom; status 1")
    func portTaken() async throws {
        let port = HostPorts.one()
        let holder = PodRun("services: {web: {image: IMAGE, command: sleep 1000, init: true, ports: ['\(port):80']}}")
        let outcome = try await holder.outcome { program in
            try await program.runs()
            let second = try await PodRun("services: {web: {image: IMAGE, ports: ['\(port):80']}}").outcome()
            #expect(second.status == 1)
            #expect(second.reason.contains("web") && second.reason.contains("\(port)"), "\(second.reason)")
            #expect(second.reason.contains("taken"))
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
    }

    @Test("an external network or volume that is not there is said before anything is made")
    func missingExternal() async throws {
        for (kind, attribute) in [("networks", "networks: [there]"), ("volumes", "volumes: ['there:/there']")] {
            let name = uniqueName("external")
            let yaml =
                "services: {web: {image: IMAGE, \(attribute)}}\n\(kind): {there: {external: true, name: \(name)}}"
            let outcome = try await PodRun(yaml, options: ["--events", "json"]).outcome()
            #expect(outcome.status != 0)
            #expect(outcome.reason.contains(name) && outcome.reason.contains("compose.yaml:2:"), "\(outcome.reason)")
            #expect(try !outcome.events().contains { $0.event == "created" })
        }
    }
}
