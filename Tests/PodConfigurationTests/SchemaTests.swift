import PodCompose
import PodConfiguration
import PodTestSupport
import SystemPackage
import Testing

@Suite("The keys of the operator's configuration")
struct SchemaTests {
    private struct Row: Hashable {
        var key: String
        var standard: String
        var meaning: String
    }

    @Test("the documentation's table is the schema, in its order")
    func documentation() throws {
        let text = try String(contentsOf: FilePath(Repository.path("Documentation/Mesos.md")))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasPrefix("| key | default |") })
        let documented = lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
            // Code is set in the documentation, not in a terminal.
            let cells = line.replacing("`", with: "").split(separator: "|").map { String($0).trimmingBlanks }
            return Row(key: cells[0], standard: cells[1], meaning: cells[2])
        }
        let keys = ConfigurationKey.all.map { Row(key: $0.name, standard: $0.defaultText, meaning: $0.summary) }
        for (row, key) in zip(documented, keys) { #expect(row == key) }
        #expect(documented.count == keys.count)
    }

    @Test("each key and each variable is there once")
    func unique() {
        let keys = ConfigurationKey.all
        #expect(Set(keys.map(\.name)).count == keys.count)
        #expect(Set(keys.compactMap(\.variable)).count == keys.count - 3)
        #expect(ConfigurationKey.named("overhead.cpus")?.variable == "PODKIT_OVERHEAD_CPUS")
    }

    @Test("a default's text means the default, where it is a value")
    func defaults() throws {
        let inWords: Set = [
            "docker-host", "docker-config", "infra-image", "state-directory", "plugins", "policy", "lock",
        ]
        for key in ConfigurationKey.all where !inWords.contains(key.name) {
            var configuration = OperatorConfiguration()
            try configuration.set(key.name, to: key.defaultText, from: .option("--key"))
            #expect(key.text(in: configuration) == key.defaultText)
            #expect(configuration.origin(of: key) == .option("--key"))
        }
    }

    @Test(
        "values are printed as a user writes them",
        arguments: [
            ("launch-timeout", "90", "1m30s"), ("launch-timeout", "3600s", "1h"), ("launch-timeout", "none", "none"),
            ("stop-grace", "500ms", "500ms"), ("engine-timeout", "70m", "1h10m"), ("engine-timeout", "0", "0s"),
            ("log-size", "1048576", "1m"), ("log-size", "1500", "1500"), ("overhead.memory", "0", "0"),
            ("overhead.cpus", "1e-2", "0.01"), ("cgroup", "/a/b", "/a/b"),
            ("allow-labels", "limits,  network", "limits, network"),
        ]
    )
    func texts(_ name: String, _ text: String, _ printed: String) throws {
        var configuration = OperatorConfiguration()
        try configuration.set(name, to: text, from: .option("-"))
        #expect(try #require(ConfigurationKey.named(name)).text(in: configuration) == printed)
    }
}
