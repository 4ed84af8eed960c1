import FoundationEssentials
import PodTestSupport
import Testing

@Suite("--format json")
struct JSONReportTests {
    @Test("totals, services, ports and findings")
    func report() async throws {
        let outcome = try await Shop.with { try await $0.resources("--format", "json") }
        let report = try outcome.totals()
        let mebibyte: Int64 = 1 << 20
        #expect(report.version == 1)
        #expect(report.project == "shop")
        #expect(report.total.cpus.description == "1.91")
        #expect(report.total.cpusLimit?.description == "3.11")
        #expect(report.total.memoryBytes == 2784 * mebibyte)
        #expect(report.total.memoryLimitBytes == 3296 * mebibyte)
        #expect(report.total.ports == 7)
        #expect(
            report.mesos.resources.mapValues(\.description)
                == ["cpus": "1.91", "mem": "2784", "disk": "10240", "gpus": "0", "ports": "7"]
        )
        #expect(report.mesos.limits.mapValues { $0?.description } == ["cpus": "3.11", "mem": "3296"])
        #expect(report.peak == nil)
        #expect(report.services.map(\.name) == ["db", "seed", "web"])
        #expect(report.services.map(\.containers) == [1, 1, 3])
        #expect(report.services[2].total.memoryBytes == 192 * mebibyte)
        #expect(
            report.ports == [
                Totals.Port(service: "db", kind: "free", published: nil, target: 5432, protocol: "tcp"),
                Totals.Port(service: "web", kind: "fixed", published: "8080", target: 80, protocol: "tcp"),
                Totals.Port(service: "web", kind: "fixed", published: "53", target: 53, protocol: "udp"),
                Totals.Port(service: "web", kind: "fixed", published: "53", target: 53, protocol: "tcp"),
            ]
        )
        #expect(report.findings.isEmpty)
        // A tenth is written as a tenth.
        #expect(outcome.output.contains("\"cpus\": 1.91,"))
    }

    @Test("the peak, what services lack, and no limit as null")
    func peak() async throws {
        let text = """
            services:
              job: {image: x, cpus: 4}
              app: {image: x, mem_limit: 10m, depends_on: {job: {condition: service_completed_successfully}}}
            """
        let report = try await Shop.with(text) { try await $0.resources("--peak", "--format", "json") }.totals()
        #expect(report.total.cpus.description == "4.01")
        #expect(report.total.cpusLimit == nil)
        #expect(report.total.memoryLimitBytes == nil)
        #expect(report.peak == Totals.Peak(cpus: ["job"], memory: ["app"]))
        #expect(report.services.map(\.asksForNo) == [["memory"], ["cpus"]])
        #expect(
            report.findings == [
                Totals.Finding(kind: "no-memory", service: "job", line: 2),
                Totals.Finding(kind: "no-memory-limit", service: "job", line: 2),
                Totals.Finding(kind: "no-cpus", service: "app", line: 3),
            ]
        )
    }

    @Test("names that JSON has to escape")
    func escaping() async throws {
        let text = "name: odd\nservices: {a: {image: x, ports: [{target: 80, host_ip: '::1'}]}}"
        let outcome = try await Shop.with(text) { try await $0.resources("--format", "json") }
        #expect(try outcome.totals().ports.first?.target == 80)
        #expect(outcome.output.contains("\"host_ip\": \"::1\""))
    }
}
