import PodCompose
import PodConfiguration
import PodTestSupport
import SystemPackage
import Testing

@Suite("The operator's configuration")
struct OperatorConfigurationTests {
    /// Loads a file of this text.
    private func load(_ text: String, _ environment: [String: String] = [:]) throws -> OperatorConfiguration {
        try OperatorConfiguration.load(path: "podkit.yaml", environment: environment, files: OneFile(text: text))
    }

    @Test("none is needed")
    func none() throws {
        #expect(try OperatorConfiguration.load(environment: [:], files: OneFile()) == OperatorConfiguration())
    }

    @Test("a file, and variables that go before it, and options before these; each value knows where it is from")
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
                overhead: {cpus: 0.2, memory: 64m}
                state-directory: /var/lib/podkit
                """
            )
            var configuration = try OperatorConfiguration.load(
                environment: ["PODKIT_CONFIG": file.string, "PODKIT_LOG_FILES": "7", "PODKIT_OVERHEAD_MEMORY": "1m"]
            )
            try configuration.set("stop-grace", to: "3s", from: .option("--stop-grace"))
            #expect(configuration.launchTimeout == .seconds(300))
            #expect(configuration.stopGrace == .seconds(3))
            #expect(configuration.logSize == 1 << 20)
            #expect(configuration.logFiles == 7)
            #expect(configuration.cpuQuota)
            #expect(configuration.network == .bridge)
            #expect(configuration.passedEnvironment == ["HTTP_PROXY", "HTTPS_PROXY"])
            #expect(configuration.allowedLabels.isEmpty)
            #expect(configuration.overhead == PodOverhead(cpus: CPUAmount(nanoCPUs: 200_000_000), memory: 1 << 20))
            #expect(configuration.stateDirectory == "/var/lib/podkit")
            let origins = try ["network", "log-files", "stop-grace", "overhead.cpus", "overhead.memory", "limits"].map {
                "\(configuration.origin(of: try #require(ConfigurationKey.named($0))))"
            }
            #expect(
                origins == [
                    "\(file):7:10", "PODKIT_LOG_FILES", "--stop-grace", "\(file):10:18", "PODKIT_OVERHEAD_MEMORY",
                    "default",
                ]
            )
        }
    }

    @Test("keys that the file locks, no variable sets; some are the file's alone")
    func locked() throws {
        for (lock, variable, value) in [
            ("[limits, cgroup]", "PODKIT_LIMITS", "none"), ("all", "PODKIT_CPU_QUOTA", "true"),
            ("cpu-quota", "PODKIT_LOCK", ""), ("[]", "PODKIT_LOCK", "limits"), ("typo", "OTHER", ""),
            ("[overhead]", "PODKIT_OVERHEAD_CPUS", "9"), ("[]", "PODKIT_PLUGINS", "a"), ("[]", "PODKIT_POLICY", "{}"),
        ] {
            #expect(throws: ConfigurationError.self, "\(lock) \(variable)") {
                try load("cpu-quota: true\nlock: \(lock)\n", [variable: value])
            }
        }
        #expect(try load("lock: [limits]", ["PODKIT_LOG_FILES": "9"]).logFiles == 9)
        #expect(try load("cpu-quota: true\nlock: all", ["OTHER": ""]).cpuQuota)
    }

    static let faults = [
        ("log-file: 3", "podkit.yaml:1:1: there is no key log-file; did you mean log-files?"),
        ("{}\n---\n{}", "podkit.yaml:1:1: a mapping of keys is expected"),
        ("colour: red", "podkit.yaml:1:1: there is no key colour; there are docker-host, "),
        ("log-files: many", "podkit.yaml:1:12: log-files: “many” is not a number from 0 to 1000"),
        ("limits: [enforce, none]", "podkit.yaml:1:9: limits: “enforce,none” is not enforce or none"),
        ("network: {a: b}", "podkit.yaml:1:10: network is not auto, shared or bridge"),
        ("overhead: {cpu: 1}", "podkit.yaml:1:12: there is no key overhead.cpu; did you mean overhead.cpus?"),
        ("overhead: 3", "podkit.yaml:1:11: overhead is not a mapping with cpus and memory"),
        ("overhead.cpus: 3", "podkit.yaml:1:1: there is no key overhead.cpus by itself: write overhead: {cpus: …}"),
        ("overhead: {memory: -1}", "podkit.yaml:1:20: overhead.memory: “-1” is not a size such as 64m"),
        ("state-directory: run", "podkit.yaml:1:18: state-directory: “run” is not an absolute path"),
        ("allow-labels: [plugins]", "podkit.yaml:1:15: allow-labels: “plugins” is not a list of keys that labels"),
        ("plugins: 3", "podkit.yaml:1:10: plugins is a list of names, or a mapping"),
        ("plugins: [a, {b: 1, c: 2}]", "podkit.yaml:1:14: a plugin is a name"),
        ("plugins: [a, {a: 1}]", "podkit.yaml:1:15: the plugin a is there twice"),
        ("policy: strict", "podkit.yaml:1:9: policy is not a mapping"),
        ("- a", "podkit.yaml:1:1: a mapping of keys is expected"),
        ("a: [", "podkit.yaml:"),
        ("network: auto\nnetwork: shared", "podkit.yaml:2:1: "),
    ]

    @Test("what is wrong is told with its place and the nearest key", arguments: faults)
    func faulty(_ text: String, _ message: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try load(text) }
        #expect(error.description.hasPrefix(message), "\(error)")
    }

    @Test("a variable and an option at fault are named")
    func faultyVariables() throws {
        let variable = try #require(throws: ConfigurationError.self) {
            try load("", ["PODKIT_LAUNCH_TIMEOUT": "abc"])
        }
        #expect(variable.description == "PODKIT_LAUNCH_TIMEOUT: “abc” is not a time such as 30s or 5m, or none")
        var configuration = OperatorConfiguration()
        let option = try #require(throws: ConfigurationError.self) {
            try configuration.set("launch-timeout", to: "soon", from: .option("--timeout"))
        }
        #expect(option.description == "--timeout: “soon” is not a time such as 30s or 5m, or none")
        #expect(configuration == OperatorConfiguration())
    }

    @Test("an unknown variable is warned of, with the nearest one")
    func unknownVariables() throws {
        let environment = ["PODKIT_STOP_GRASE": "1s", "PODKIT_CONFIG": "", "PODKIT_XYZZY_PLUGH": "", "PATH": "/bin"]
        #expect(
            try load("", environment).warnings == [
                "the variable PODKIT_STOP_GRASE sets nothing; did you mean PODKIT_STOP_GRACE?",
                "the variable PODKIT_XYZZY_PLUGH sets nothing",
            ]
        )
    }

    @Test("a file that is named must be there, and be a file")
    func missing() async throws {
        for path in ["/nowhere", "/"] {
            let error = try #require(throws: ConfigurationError.self) {
                try OperatorConfiguration.load(path: path, environment: [:])
            }
            #expect(error.description.contains(path))
        }
        let error = try #require(throws: ConfigurationError.self) {
            try OperatorConfiguration.load(path: "/dev/zero", environment: [:])
        }
        #expect(error.description.contains("too many"), "\(error)")
    }

    @Test("plugins keep their order, settings and places, as a list and as a mapping; policy is kept as it is")
    func reserved() throws {
        for text in ["plugins: [b, {a: {x: 1}}, c]", "plugins:\n  b:\n  a: {x: 1}\n  c: ~"] {
            let configuration = try load(text + "\npolicy: {images: {allow: [a]}}")
            #expect(configuration.plugins.map(\.name) == ["b", "a", "c"])
            #expect(configuration.plugins.map { $0.settings?["x"]?.value } == [nil, .int(1), nil])
            #expect(configuration.plugins[1].location.file == "podkit.yaml")
            #expect(configuration.policy?["images"]?["allow"]?.sequence?.count == 1)
            let key = try #require(ConfigurationKey.named("plugins"))
            #expect(key.text(in: configuration) == #"["b", {"a": {"x": 1}}, "c"]"#)
            #expect("\(configuration.origin(of: key))".hasPrefix("podkit.yaml:"))
        }
    }

    @Test("labels change what the operator lets them change, also behind a prefix")
    func labels() throws {
        func apply(_ label: String, _ value: String, allowed: [String]? = nil) throws -> OperatorConfiguration {
            var configuration = OperatorConfiguration()
            configuration.allowedLabels = allowed ?? configuration.allowedLabels
            return try configuration.applying(labels: [(label, value), ("podkit.files", "a.yaml"), ("team", "shop")])
        }
        let changed = try apply("org.apache.aurora.metadata.podkit.network", "bridge")
        #expect(changed.network == .bridge)
        let network = try #require(ConfigurationKey.named("network"))
        #expect("\(changed.origin(of: network))" == "label org.apache.aurora.metadata.podkit.network")
        #expect(try apply("podkit.overhead.cpus", "1", allowed: ["overhead.cpus"]).overhead.cpus.description == "1")
        for (label, value, allowed) in [
            ("podkit.limits", "none", nil), ("podkit.network", "wide", nil), ("podkit.plugins", "a", ["plugins"]),
            ("podkit.policy", "", ["policy"]), ("podkit.lock", "", ["lock"]),
        ] as [(String, String, [String]?)] {
            #expect(throws: ConfigurationError.self, "\(label)") { try apply(label, value, allowed: allowed) }
        }
        #expect(try apply("other", "x") == OperatorConfiguration())
    }

    @Test("by default no label loosens a limit")
    func defaults() {
        #expect(OperatorConfiguration().allowedLabels == ["network", "log-level"])
    }
}

/// The file that is asked for, whatever its name; or none at all.
private struct OneFile: FileSource {
    var text: String?

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard let text else { throw ComposeError(.fileNotFound, "there is no \(path)") }
        return Array(text.utf8)
    }
    func kind(of path: String) -> FileKind? { text == nil ? nil : .file }
    func resolvingLinks(in path: String) -> String? { path }
    func isLink(_ path: String) -> Bool { false }
}
