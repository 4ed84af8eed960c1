import PodTestSupport
import SystemPackage
import Testing

@Suite("overhead and defaults")
struct OverheadTests {
    static let one = "services: {a: {image: a, cpus: 1, mem_limit: 10m}}"

    @Test("a flag goes before a variable, a variable before the configuration file")
    func overhead() async throws {
        try await Shop.with(Self.one) { original in
            var shop = original
            try await shop.expect("cpus:1.01;mem:42")
            let file = try shop.directory.write("podkit.yaml", "overhead: {cpus: 0.2, memory: 64m}\nnetwork: bridge\n")
            try await shop.expect("cpus:1.2;mem:74", from: "--config", file.string)
            shop.environment["PODKIT_CONFIG"] = file.string
            try await shop.expect("cpus:1.2;mem:74")
            shop.environment["PODKIT_OVERHEAD_CPUS"] = "0.3"
            try await shop.expect("cpus:1.3;mem:74")
            shop.environment["PODKIT_OVERHEAD_MEMORY"] = "1m"
            try await shop.expect("cpus:1.3;mem:11")
            try await shop.expect("cpus:1;mem:10", from: "--overhead-cpus=0", "--overhead-mem=0")
        }
    }

    @Test("a configuration that is wrong is said with its place")
    func wrongConfiguration() async throws {
        try await Shop.with(Self.one) { original in
            var shop = original
            let file = try shop.directory.write("podkit.yaml", "overhead:\n  cpus: many\n")
            let outcome = try await shop.resources("--config", file.string)
            #expect(outcome.status == 2)
            let message = "error: \(file):2:9: overhead.cpus: “many” is not a number of CPUs"
            #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
            try await shop.expect(status: 2, from: "--config", "nowhere.yaml")
            shop.environment["PODKIT_OVERHEAD_MEMORY"] = "-1"
            let variable = try await shop.resources()
            #expect(variable.errors.contains("PODKIT_OVERHEAD_MEMORY: “-1” is not a size"))
        }
    }

    static let silent = """
        services:
          a: {image: a, scale: 2, mem_limit: 10m}
          b: {image: b, cpus: 0.5}
          c: {image: c, cpus: 0.5, mem_limit: 10m}
          d: {image: d, scale: 0}
        """

    @Test("services that ask for nothing are named")
    func warnings() async throws {
        let outcome = try await Shop.with(Self.silent) { try await $0.resources() }.succeeded()
        #expect(
            outcome.errors == """
                warning: services that ask for no CPU: a
                warning: services that ask for no memory: b
                warning: services without a memory limit: b

                """
        )
    }

    @Test("--strict refuses them")
    func strict() async throws {
        try await Shop.with(Self.silent) { shop in
            let outcome = try await shop.resources("--strict")
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(
                outcome.errors == """
                    error: compose.yaml:2:3: services that ask for nothing: a (no CPU), b (no memory)

                    """
            )
            let given = try await shop.resources("--strict", "--default-cpus", "0.1", "--default-mem", "64m")
            #expect(try given.succeeded().request == "cpus:1.21;mem:126")
        }
    }

    // 2 × 0.1 + 0.5 + 0.5 + 0.01 CPUs, 2 × 10 + 64 + 10 + 32 MB.
    @Test("defaults are requests for each container, marked in the table")
    func defaults() async throws {
        let outcome = try await Shop.with(Self.silent) {
            try await $0.resources("--default-cpus", "0.1", "--default-mem", "64m")
        }.succeeded()
        #expect(outcome.request == "cpus:1.21;mem:126")
        #expect(outcome.output.contains(" 0.2* ") && outcome.output.contains(" 64 MiB* "))
        #expect(outcome.output.contains("\n* by default\n"))
        #expect(outcome.errors == "warning: services without a memory limit: b\n")
    }

    @Test("oddities are said with their place")
    func oddities() async throws {
        let text = """
            services:
              a:
                image: a
                cpus: 1
                mem_limit: 5m
                mem_reservation: 6m
            """
        try await Shop.with(text) { shop in
            let outcome = try await shop.resources().succeeded()
            #expect(
                outcome.errors == """
                    warning: compose.yaml:5:16: service a: has a memory limit of 5242880 bytes, less than the 6291456 that the \
                    engine accepts
                    warning: compose.yaml:6:22: service a: reserves 6291456 bytes of memory and is limited to 5242880, which \
                    the engine refuses

                    """
            )
        }
    }
}
