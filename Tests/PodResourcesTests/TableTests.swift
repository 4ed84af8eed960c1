import PodTestSupport
import SystemPackage
import Testing

@Suite("the table")
struct TableTests {
    // Requests: 1.5 + 0.1 + 3 × 0.1 + 0.01 CPUs, 512 + 2048 + 3 × 64 + 32 MiB.
    // Limits: 1.5 + 0.1 + 3 × 0.5 + 0.01 CPUs, 1024 + 2048 + 3 × 64 + 32 MiB.
    @Test("columns to the right, units, totals, and the request and limit for Mesos")
    func table() async throws {
        let outcome = try await Shop.with { try await $0.resources() }.succeeded()
        #expect(
            outcome.output == """
                SERVICE     COUNT  CPUS  LIMIT    MEMORY     LIMIT  RESERVED    DISK      SHM           PORTS
                db              1   1.5    1.5   512 MiB     1 GiB   512 MiB  10 GiB  256 MiB        any:5432
                seed            1   0.1    0.1     2 GiB     2 GiB       0 B     0 B      0 B
                web             3   0.3    1.5   192 MiB   192 MiB       0 B     0 B      0 B  8080 53/udp 53
                (overhead)         0.01   0.01    32 MiB    32 MiB
                total              1.91   3.11  2784 MiB  3296 MiB   512 MiB  10 GiB  256 MiB               7

                request from Mesos: cpus:1.91;mem:2784;disk:10240 and 7 ports
                limit (Mesos 1.10): cpus:3.11;mem:3296

                """
        )
        #expect(outcome.errors.isEmpty)
    }

    // The seed has completed when web starts: 1.5 + 3 × 0.1 + 0.01 CPUs, but 512 + 2048 + 32 MiB before that.
    @Test("--peak: the largest sum, and who runs then")
    func peak() async throws {
        let outcome = try await Shop.with { try await $0.resources("--peak") }.succeeded()
        #expect(outcome.request == "cpus:1.81;mem:2592;disk:10240 and 7 ports")
        #expect(outcome.output.contains("\npeak               1.81   3.01  2592 MiB  3104 MiB "))
        #expect(outcome.output.contains("peak of CPUs: db, web\npeak of memory: db, seed\n"))
    }

    @Test("colour only on a terminal")
    func colors() async throws {
        try await Shop.with { shop in
            let program = try Program.built("pod-resources").executable
            var terminal = Program("script", environment: ["TERM": "xterm", "NO_COLOR": nil])
            terminal.directory = shop.directory.string
            let arguments = ["-qec", "'\(program)' compose.yaml", "/dev/null"]
            let colored = try await terminal.run(arguments).succeeded()
            #expect(colored.output.contains("\u{1b}[1mtotal"))
            terminal.environment["NO_COLOR"] = "1"
            let plain = try await terminal.run(arguments).succeeded()
            #expect(!plain.output.contains("\u{1b}"))
        }
    }

    @Test("a file in which everything asks for nothing, and one without services")
    func nothing() async throws {
        let silent = try await Shop.with("services: {a: {image: a}}") { try await $0.resources() }.succeeded()
        #expect(silent.output.contains("\na               1     -   none       -    none\n"), "\(silent.output)")
        #expect(silent.request == "cpus:0.01;mem:32")
        let empty = try await Shop.with("services: {a: {image: a, profiles: [x]}}") { try await $0.resources() }
        #expect(try empty.succeeded().request == "cpus:0.01;mem:32")
        #expect(empty.errors.isEmpty)
    }

    @Test("amounts are never rounded, and requests for Mesos never down")
    func rounding() async throws {
        let text = """
            services:
              a: {image: a, cpu_quota: 10001, cpu_period: 100000, mem_limit: 6291457b}
              b: {image: b, cpus: 0.1, mem_limit: 7m}
              c: {image: c, cpus: 0.2, mem_limit: 1536k, mem_reservation: 0}
            """
        let outcome = try await Shop.with(text) {
            try await $0.resources("--overhead-cpus", "0", "--overhead-mem", "0")
        }.succeeded()
        // 0.10001 + 0.1 + 0.2, and 6 MiB and a byte + 7 MiB + 1.5 MiB.
        #expect(outcome.output.contains("\ntotal              0.40001  0.40001  15204353 B  15204353 B      0\n"))
        #expect(outcome.request == "cpus:0.401;mem:15")
    }

    @Test("a reader that goes away or a full disk is no success")
    func fullDisk() async throws {
        try await Shop.with { shop in
            let program = try Program.built("pod-resources").executable
            let shell = Program("bash", directory: shop.directory.string)
            let full = try await shell.run(["-c", "'\(program)' compose.yaml >/dev/full"])
            #expect(full.status == 1)
            #expect(full.errors == "error: cannot write to standard output: No space left on device\n")
        }
    }
}
