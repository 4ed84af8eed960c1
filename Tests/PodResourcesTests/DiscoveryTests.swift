import PodTestSupport
import SystemPackage
import Testing

@Suite("which files are read")
struct DiscoveryTests {
    /// A service of so many MB.
    private static func service(_ name: String, _ memory: String, _ more: String = "") -> String {
        "services: {\(name): {image: x, cpus: 1, mem_limit: \"\(memory)\"\(more)}}"
    }

    @Test("compose.yaml and its override, here or above")
    func usualNames() async throws {
        try await Shop.with(Self.service("a", "10m")) { shop in
            try await shop.expect("cpus:1.01;mem:42")
            try shop.directory.write("compose.override.yaml", Self.service("b", "100m"))
            try await shop.expect("cpus:2.01;mem:142")
            try shop.directory.write("below/note", "")
            let below = Shop(directory: shop.directory.appending("below"))
            try await below.expect("cpus:2.01;mem:142")
        }
    }

    @Test("several files, as arguments and by -f, are merged in their order")
    func severalFiles() async throws {
        try await Shop.with(Self.service("a", "10m")) { shop in
            try shop.directory.write("more.yaml", Self.service("a", "20m"))
            try await shop.expect("cpus:1.01;mem:52", from: "compose.yaml", "more.yaml")
            try await shop.expect("cpus:1.01;mem:42", from: "more.yaml", "compose.yaml")
            try await shop.expect("cpus:1.01;mem:52", from: "-f", "compose.yaml", "-f", "more.yaml")
            try await shop.expect("cpus:1.01;mem:52", from: "-f", "compose.yaml", "more.yaml")
        }
    }

    @Test("COMPOSE_FILE, --project-directory and a name")
    func environment() async throws {
        try await Shop.with(Self.service("a", "10m")) { original in
            var shop = original
            try shop.directory.write("more.yaml", Self.service("b", "1m"))
            try shop.directory.write("elsewhere/.env", "SIZE=7m\n")
            shop.environment["COMPOSE_FILE"] = "compose.yaml:more.yaml"
            try await shop.expect("cpus:2.01;mem:43")
            try shop.directory.write("sized.yaml", Self.service("c", "${SIZE:-1m}"))
            let outcome = try await shop.resources(
                "sized.yaml",
                "--project-directory",
                "elsewhere",
                "-p",
                "named",
                "--format",
                "json"
            )
            #expect(try outcome.totals().project == "named")
            #expect(try outcome.totals().total.memoryBytes == 39 << 20)
        }
    }

    @Test("profiles, by option and by variable")
    func profiles() async throws {
        let text = """
            services:
              a: {image: x, cpus: 1, mem_limit: 10m}
              b: {image: x, cpus: 1, mem_limit: 100m, profiles: [debug]}
              c: {image: x, cpus: 1, mem_limit: 1000m, profiles: [trace]}
            """
        try await Shop.with(text) { original in
            var shop = original
            try await shop.expect("cpus:1.01;mem:42")
            try await shop.expect("cpus:2.01;mem:142", from: "--profile", "debug")
            try await shop.expect("cpus:3.01;mem:1142", from: "--profile", "debug", "--profile=trace")
            try await shop.expect("cpus:3.01;mem:1142", from: "--profile", "*")
            shop.environment["COMPOSE_PROFILES"] = "trace"
            try await shop.expect("cpus:2.01;mem:1042")
        }
    }

    @Test("variables from .env, and from other files instead")
    func environmentFiles() async throws {
        try await Shop.with(Self.service("a", "${SIZE:?none}")) { shop in
            let outcome = try await shop.resources()
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("compose.yaml:1:") && outcome.errors.contains("none"))
            try shop.directory.write(".env", "SIZE=10m\n")
            try await shop.expect("cpus:1.01;mem:42")
            try shop.directory.write("large.env", "SIZE=1g\n")
            try await shop.expect("cpus:1.01;mem:1056", from: "--env-file", "large.env")
            try await shop.expect(status: 2, from: "--env-file", "no.env")
        }
    }

    @Test("standard input")
    func standardInput() async throws {
        try await withTemporaryDirectory { directory in
            let shop = Shop(directory: directory)
            try await shop.expect("cpus:1.01;mem:42", from: "-", input: Self.service("a", "10m"))
            try directory.write("more.yaml", Self.service("b", "1m"))
            let both = try await shop.resources("-", "more.yaml", input: Self.service("a", "10m"))
            #expect(both.request == "cpus:2.01;mem:43")
            // What came by standard input is nowhere to be fetched from.
            let app = try await shop.resources("-", "--format", "marathon", input: Self.service("a", "10m"))
            #expect(try !app.succeeded().output.contains("fetch"))
        }
    }

    @Test("what environment files hold does not matter, nor whether they are there")
    func absentEnvironmentFile() async throws {
        let text = Self.service("a", "10m", ", env_file: nowhere.env")
        try await Shop.with(text) { try await $0.expect("cpus:1.01;mem:42") }
    }
}
