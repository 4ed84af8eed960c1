import PodTestSupport
import Testing

@Suite("--fits")
struct FitsTests {
    // The shop needs 1.91 CPUs, 2784 MB, 10240 MB of disk and 7 ports.
    @Test(
        "what is missing",
        arguments: [
            ("cpus:4;mem:8192;disk:10240;ports:[31000-31005,53-53,8080-8080]", "fits", 0),
            ("cpus:1.91;mem:2784;disk:10240;ports:[31000-31006]", "fits", 0),
            ("cpus:1.909;mem:2784;disk:10240;ports:[31000-31006]", "does not fit, missing: cpus 0.001", 3),
            ("cpus:1.9099;mem:2784;disk:10240;ports:[31000-31006]", "does not fit, missing: cpus 0.001", 3),
            ("cpus:4;mem:2783.5;disk:10240;ports:[31000-31006]", "does not fit, missing: mem 0.5", 3),
            ("cpus:4;mem:8192;ports:[31000-31005]", "does not fit, missing: disk 10240, ports 1", 3),
            ("mem:2784;ports:[1-3,2-4]", "does not fit, missing: cpus 1.91, disk 10240, ports 3", 3),
            // Roles, blanks, what pods do not ask for, and sums.
            (
                "cpus(*):1; cpus(web):1 ;mem:2784;disk:20000;ports(web):[1-7];bandwidth:10;disks:{sda};", "fits", 0
            ),
        ] as [(String, String, Int32)]
    )
    func fits(offer: String, verdict: String, status: Int32) async throws {
        let outcome = try await Shop.with { try await $0.resources("--fits", offer) }
        #expect(outcome.status == status)
        #expect(outcome.outputLines.last.map { String($0) } == verdict)
    }

    @Test("as a table, with ports that will be others")
    func table() async throws {
        let outcome = try await Shop.with {
            try await $0.resources("--fits", "cpus:4;mem:1000;disk:10240;ports:[31000-31006,8080]")
        }
        #expect(
            outcome.output == """
                       NEEDED  OFFERED  MISSING
                cpus     1.91        4
                mem      2784     1000     1784
                disk    10240    10240
                ports       7        8
                port 53 of web is not in the offer; the executor takes another that is
                does not fit, missing: mem 1784

                """
        )
    }

    @Test("as JSON")
    func json() async throws {
        let text = "services: {a: {image: a, cpus: 1, mem_limit: 10m}}"
        let outcome = try await Shop.with(text) {
            try await $0.resources("--fits", "cpus:1;mem:64", "--format", "json")
        }
        #expect(outcome.status == 3)
        #expect(
            outcome.output.filter { $0 != " " && $0 != "\n" } == """
                {"fits":false,"needed":{"cpus":1.01,"mem":42},"offered":{"cpus":1,"mem":64},"missing":{"cpus":0.01},\
                "notes":[]}
                """
        )
    }

    @Test("--peak and defaults count")
    func options() async throws {
        let offer = "cpus:1.81;mem:2592;disk:10240;ports:[1-7]"
        try await Shop.with { try await $0.expect(status: 0, from: "--peak", "--fits", offer) }
    }

    @Test(
        "an offer that is none is refused",
        arguments: [
            ";", "cpus", "cpus:", ":4", "cpus:x", "cpus:-1", "ports:31000", "ports:[5-1]", "ports:[1-70000]",
            "ports:[1-2-3]", "ports:[a]", "cpus:nan",
        ]
    )
    func refused(offer: String) async throws {
        let outcome = try await Shop.with { try await $0.resources("--fits=\(offer)") }
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.hasPrefix("error: --fits: "), "\(outcome.errors)")
    }
}
