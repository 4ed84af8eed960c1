import FoundationEssentials
import Glibc
import Testing

@testable import PodDocker

struct DockerConfigurationTests {
    private let hub = "https://index.docker.io/v1/"

    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private func source(_ json: String, _ image: String) throws -> DockerConfiguration.Source {
        try DockerConfiguration(parsing: Array(json.utf8)).source(for: ImageReference(parsing: image))
    }

    @Test func namesAndPasswordsAreRead() throws {
        let json = """
            {"auths": {"https://index.docker.io/v1/": {"auth": "\(base64("me:pass:word"))"},
             "registry.example.org:5000": {"username": "u", "password": "p"},
             "https://old.example.org/v2/": {"auth": "\(base64("o:x"))"},
             "token.example.org": {"auth": "\(base64("u:p"))", "identitytoken": "t"}}}
            """
        #expect(
            try source(json, "busybox")
                == .inFile(RegistryCredentials(serverAddress: hub, username: "me", password: "pass:word"))
        )
        #expect(
            try source(json, "registry.example.org:5000/app")
                == .inFile(
                    RegistryCredentials(serverAddress: "registry.example.org:5000", username: "u", password: "p")
                )
        )
        #expect(
            try source(json, "old.example.org/app")
                == .inFile(RegistryCredentials(serverAddress: "old.example.org", username: "o", password: "x"))
        )
        #expect(
            try source(json, "token.example.org/app")
                == .inFile(RegistryCredentials(serverAddress: "token.example.org", identityToken: "t"))
        )
        #expect(try source(json, "registry.example.org/app") == .none)
    }

    @Test func theOldFileIsItsAuths() throws {
        let json = #"{"https://index.docker.io/v1/": {"auth": "\#(base64("a:b"))", "email": "x@example.org"}}"#
        #expect(
            try source(json, "a/b") == .inFile(RegistryCredentials(serverAddress: hub, username: "a", password: "b"))
        )
    }

    @Test func helpersComeFirst() throws {
        let json = """
            {"auths": {"quay.io": {"auth": "\(base64("a:b"))"}}, "credsStore": "secretservice",
             "credHelpers": {"quay.io": "quay", "index.docker.io": "hub"}, "HttpHeaders": {"A": "b"}}
            """
        #expect(try source(json, "quay.io/a") == .helper(name: "quay", key: "quay.io"))
        #expect(try source(json, "busybox") == .helper(name: "hub", key: hub))
        #expect(try source(json, "ghcr.io/a") == .helper(name: "secretservice", key: "ghcr.io"))
    }

    @Test(arguments: [
        "{}", #"{"psFormat": "table"}"#, #"{"auths": {}}"#, #"{"auths": {"quay.io": {}}}"#,
        #"{"HttpHeaders": {"A": "b"}}"#,
    ])
    func filesWithoutCredentialsAreFine(json: String) throws {
        #expect(try source(json, "quay.io/a") == .none)
    }

    @Test(arguments: [
        "", "[]", "auths:", #"{"auths": []}"#, #"{"auths": {"quay.io": {"auth": "c2VjcmV0"}}}"#,
        #"{"auths": {"quay.io": {"auth": "%"}}}"#,
    ])
    func whatIsMalformedIsToldWithoutItsContents(json: String) {
        let error = #expect(throws: DockerError.self) { try source(json, "quay.io/a") }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("secret") == false)
    }

    @Test func aHelpersNameIsNoPath() {
        #expect(throws: DockerError.self) { try source(#"{"credsStore": "../../bin/sh"}"#, "a") }
    }

    @Test func theHeaderIsBase64ForURLs() throws {
        // Bytes whose plain Base64 has both characters that URLs do not take.
        let credentials = RegistryCredentials(serverAddress: "r", username: "ÿ?ÿ>", password: "~~~???ÿÿÿ")
        let header = try credentials.headerValue()
        #expect(!header.contains("+") && !header.contains("/"))
        let standard = header.map { $0 == "-" ? "+" : $0 == "_" ? "/" : String($0) }.joined()
        let decoded = try #require(Data(base64Encoded: standard))
        let fields = try JSONDecoder().decode([String: String].self, from: decoded)
        #expect(fields == ["serveraddress": "r", "username": "ÿ?ÿ>", "password": "~~~???ÿÿÿ"])
    }

    @Test func secretsAreNotShown() throws {
        let credentials = RegistryCredentials(serverAddress: "r", username: "me", password: "hunter2")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), "\([credentials])", dumped] {
            #expect(!text.contains("hunter2"))
        }
    }

    @Test func theUsersFileIsFound() throws {
        try withDirectory { directory in
            try Data(#"{"credsStore": "one"}"#.utf8).write(to: URL(filePath: directory + "/config.json"))
            let image = try ImageReference(parsing: "a")
            #expect(
                try DockerConfiguration.load(environment: ["DOCKER_CONFIG": directory]).source(for: image)
                    == .helper(name: "one", key: hub)
            )
            #expect(try DockerConfiguration.load(environment: ["HOME": directory]).source(for: image) == .none)
            try Data(#"{"x.org": {"auth": "\#(base64("a:b"))"}}"#.utf8).write(
                to: URL(filePath: directory + "/.dockercfg")
            )
            let old = try DockerConfiguration.load(environment: ["HOME": directory])
            #expect(try old.source(for: ImageReference(parsing: "x.org/a")) != .none)

            try Data("junk".utf8).write(to: URL(filePath: directory + "/config.json"))
            let error = #expect(throws: DockerError.self) {
                try DockerConfiguration.load(environment: ["DOCKER_CONFIG": directory])
            }
            #expect(error?.message.contains(directory + "/config.json") == true)
        }
    }

    @Test func helpersAreAsked() async throws {
        let directory = try makeDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        func helper(_ name: String, _ script: String) throws {
            let path = "\(directory)/docker-credential-\(name)"
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
            chmod(path, 0o755)
        }
        try helper("good", #"read key; echo "{\"ServerURL\":\"$key\",\"Username\":\"$1\",\"Secret\":\"for $key\"}""#)
        try helper("token", #"echo '{"ServerURL":"x","Username":"<token>","Secret":"t"}'"#)
        try helper("empty", "echo credentials not found in native keychain; exit 1")
        try helper("broken", "echo 'the secret is hunter2'; exit 2")
        try helper("junk", "echo hunter2")
        try helper("unexecutable", "")
        chmod("\(directory)/docker-credential-unexecutable", 0o644)
        try helper("slow", "sleep 60 & wait")
        let environment = ["PATH": "\(directory):/usr/bin:/bin"]
        func ask(_ name: String, auths: String = "{}", timeout: Duration = .seconds(20)) async throws
            -> RegistryCredentials?
        {
            try await DockerConfiguration(parsing: Array(#"{"credsStore": "\#(name)", "auths": \#(auths)}"#.utf8))
                .credentials(for: ImageReference(parsing: "quay.io/a"), environment: environment, timeout: timeout)
        }
        let good = try await ask("good")
        #expect(good == RegistryCredentials(serverAddress: "quay.io", username: "get", password: "for quay.io"))
        let token = try await ask("token")
        #expect(token == RegistryCredentials(serverAddress: "quay.io", identityToken: "t"))
        #expect(try await ask("empty") == nil)
        let fallback = try await ask("empty", auths: #"{"quay.io": {"auth": "\#(base64("a:b"))"}}"#)
        #expect(fallback?.username == "a")
        let uninstalled = try await ask("missing", auths: #"{"quay.io": {"auth": "\#(base64("a:b"))"}}"#)
        #expect(uninstalled?.username == "a")
        for (name, code) in [
            ("broken", DockerError.Code.credentials), ("junk", .credentials),
            ("missing", .noCredentialHelper), ("unexecutable", .credentials),
        ] {
            let error = await #expect(throws: DockerError.self) { try await ask(name) }
            #expect(error?.code == code)
            #expect(error?.message.contains("docker-credential-\(name)") == true)
            #expect(error?.message.contains("hunter2") == false)
        }
        let start = ContinuousClock.now
        let error = await #expect(throws: DockerError.self) { try await ask("slow", timeout: .milliseconds(100)) }
        #expect(error?.code == .timedOut)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    private func makeDirectory() throws -> String {
        let directory = "/tmp/poddocker-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        return directory
    }

    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = try makeDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(directory)
    }
}
