import PodTestSupport
import Testing

@Suite("Aurora and Mesos")
struct SchedulerTests {
    @Test("--format aurora")
    func aurora() async throws {
        let outcome = try await Shop.with { try await $0.resources("--format", "aurora") }.succeeded()
        #expect(
            outcome.output == """
                resources = Resources(cpu = 1.91, ram = 2784 * MB, disk = 10240 * MB)
                ports = Process(name = "ports", cmdline = "echo {{thermos.ports[db-5432]}} {{thermos.ports[web-80]}} \
                {{thermos.ports[web-53]}} {{thermos.ports[web-80-2]}} {{thermos.ports[web-53-2]}} \
                {{thermos.ports[web-80-3]}} {{thermos.ports[web-53-3]}}")
                metadata = [Metadata(key = "podkit.files", value = "compose.yaml")]

                """
        )
    }

    @Test("Aurora takes no job without disk")
    func auroraMinimum() async throws {
        let text = "services: {a: {image: a, cpus: 1, mem_limit: 10m, gpus: [{count: 2}]}}"
        let outcome = try await Shop.with(text) { try await $0.resources("--format", "aurora") }.succeeded()
        #expect(outcome.output.hasPrefix("resources = Resources(cpu = 1.01, ram = 42 * MB, disk = 1 * MB, gpu = 2)\n"))
        #expect(!outcome.output.contains("ports"))
    }

    @Test("--format mesos: resources and limits of a TaskInfo")
    func mesos() async throws {
        let text = """
            services:
              a: {image: a, cpu_shares: 512, cpus: 2, mem_limit: 10m, mem_reservation: 8m, ports: ['8080:80', '443']}
            """
        let outcome = try await Shop.with(text) { try await $0.resources("--format", "mesos") }.succeeded()
        #expect(
            outcome.output.filter { $0 != " " && $0 != "\n" } == """
                {"resources":[{"name":"cpus","type":"SCALAR","scalar":{"value":0.51}},\
                {"name":"mem","type":"SCALAR","scalar":{"value":40}},\
                {"name":"ports","type":"RANGES","ranges":{"range":[{"begin":8080,"end":8080}]}}],\
                "limits":{"cpus":{"value":2.01},"mem":{"value":42}}}
                """
        )
        #expect(outcome.errors == "warning: 1 port to be chosen from the offer and added\n")
    }

    @Test("no limit is infinity to Mesos")
    func infinity() async throws {
        let text = "services: {a: {image: a, cpu_shares: 512, mem_reservation: 8m}}"
        let outcome = try await Shop.with(text) { try await $0.resources("--format", "mesos") }.succeeded()
        let limits = #""limits":{"cpus":{"value":"Infinity"},"mem":{"value":"Infinity"}}"#
        #expect(outcome.output.filter { $0 != " " && $0 != "\n" }.contains(limits))
    }
}
