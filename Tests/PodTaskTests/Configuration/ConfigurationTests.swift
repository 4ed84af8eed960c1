import PodKit
import PodMesos
import PodTestSupport
import SystemPackage
import Testing

@testable import PodTask

@Suite("The operator's configuration")
struct ConfigurationTests {
    @Test("none is needed")
    func none() throws {
        #expect(try OperatorConfiguration.load(environment: [:]) == OperatorConfiguration())
    }

    @Test("a file, and variables that go before it")
    func layers() async throws {
        try await withTemporaryDirectory { directory in
            let file = try directory.write(
                "podkit.yaml",
                """
                # what pods may do here
                launch-timeout: 5m
                stop-grace: none
                log-size: 1m
                log-files: 2
                cpu-quota: true
                network: bridge
                pass-environment: [HTTP_PROXY, HTTPS_PROXY]
                allow-labels: []
                """
            )
            let configuration = try OperatorConfiguration.load(
                environment: ["PODKIT_CONFIG": file.string, "PODKIT_LOG_FILES": "7"])
            #expect(configuration.launchTimeout == .seconds(300))
            #expect(configuration.stopGrace == nil)
            #expect(configuration.logSize == 1 << 20)
            #expect(configuration.logFiles == 7)
            #expect(configuration.cpuQuota)
            #expect(configuration.network == .bridge)
            #expect(configuration.passedEnvironment == ["HTTP_PROXY", "HTTPS_PROXY"])
            #expect(configuration.allowedLabels.isEmpty)
        }
    }

    @Test("keys that the file locks, no variable sets")
    func locked() async throws {
        try await withTemporaryDirectory { directory in
            func load(_ lock: String, _ variable: String, _ value: String) throws -> OperatorConfiguration {
                let file = try directory.write("podkit.yaml", "cpu-quota: true\nlock: \(lock)\n").string
                return try OperatorConfiguration.load(path: file, environment: [variable: value])
            }
            for (lock, variable, value) in [
                ("[limits, cgroup]", "PODKIT_LIMITS", "none"), ("all", "PODKIT_CPU_QUOTA", "true"),
                ("cpu-quota", "PODKIT_LOCK", ""), ("[]", "PODKIT_LOCK", "limits"), ("typo", "OTHER", ""),
            ] {
                _ = #expect(throws: ConfigurationError.self) { try load(lock, variable, value) }
            }
            let open = try load("[limits]", "PODKIT_LOG_FILES", "9")
            #expect(open.logFiles == 9)
            let closed = try load("all", "OTHER", "")
            #expect(closed.cpuQuota)
        }
    }

    static let faults = [
        ("log-file: 3", "podkit.yaml:1:1: there is no key log-file"),
        ("log-files: many", "podkit.yaml:1:12: log-files: “many” is not a number from 0 to 1000"),
        ("limits: [enforce, none]", "podkit.yaml:1:9: limits: “enforce,none” is not enforce or none"),
        ("network: {a: b}", "podkit.yaml:1:10: network is not"),
        ("- a", "podkit.yaml:1:1: a mapping of keys is expected"),
        ("a: [", "podkit.yaml:"),
    ]

    @Test("what is wrong is told with its place", arguments: faults)
    func faulty(_ text: String, _ message: String) throws {
        var configuration = OperatorConfiguration()
        let error = try #require(throws: ConfigurationError.self) {
            try configuration.apply(yaml: Array(text.utf8), file: "podkit.yaml")
        }
        #expect(error.description.hasPrefix(message), "\(error)")
    }

    @Test("a file that is named must be there")
    func missing() {
        #expect(throws: ConfigurationError.self) { try OperatorConfiguration.load(path: "/nowhere", environment: [:]) }
        #expect(throws: ConfigurationError.self) {
            try OperatorConfiguration.load(environment: ["PODKIT_LIMITS": "some"])
        }
    }

    @Test("labels change what the operator lets them change, also behind a prefix")
    func labels() throws {
        let labels = Labels([Labels.Label("org.apache.aurora.metadata.podkit.network", "bridge")])
        #expect(try OperatorConfiguration().applying(labels).network == .bridge)
        #expect(throws: ConfigurationError.self) {
            try OperatorConfiguration().applying(Labels([Labels.Label("podkit.limits", "none")]))
        }
        #expect(throws: ConfigurationError.self) {
            try OperatorConfiguration().applying(Labels([Labels.Label("podkit.network", "wide")]))
        }
        let others = Labels([Labels.Label("podkit.files", "a.yaml"), Labels.Label("team", "shop")])
        #expect(try OperatorConfiguration().applying(others) == OperatorConfiguration())
    }

    @Test("passwords of registries: the operator's, else the sandbox's, else the user's")
    func registries() async throws {
        try await withTemporaryDirectory { sandbox in
            var configuration = OperatorConfiguration()
            func directory(_ environment: [String: String] = [:]) -> [String: String] {
                TaskPod.registryEnvironment(configuration, sandbox.string, over: environment)
            }
            #expect(directory()["DOCKER_CONFIG"] == nil)
            #expect(directory()["HOME"]?.isEmpty == false)
            #expect(directory(["HOME": "/h", "DOCKER_CONFIG": "/d"]) == ["HOME": "/h", "DOCKER_CONFIG": "/d"])
            try sandbox.write(".docker/config.json", "{}")
            #expect(directory(["DOCKER_CONFIG": "/d"])["DOCKER_CONFIG"] == "\(sandbox)/.docker")
            configuration.dockerConfig = "/etc/podkit/docker"
            #expect(directory()["DOCKER_CONFIG"] == "/etc/podkit/docker")
        }
    }

    @Test("by default no label loosens a limit")
    func defaults() {
        #expect(OperatorConfiguration().allowedLabels == ["network", "log-level"])
    }
}
