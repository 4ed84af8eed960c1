import PodCompose
import Testing

/// One service, and what is read from its attributes; the figures were computed by hand.
@Suite struct ResourcePrecedenceTests {
    static func figures(_ attributes: String) throws -> (ResourceFigures, [ResourceFinding]) {
        let project = try ComposeText.project("services:\n  a:\n    image: a\n\(attributes)")
        let totals = project.resourceTotals(ResourceOptions(overhead: .none))
        return (try #require(totals.services.first).perContainer, totals.findings)
    }

    @Test(
        arguments: [
            ("    cpus: 0.5", "0.5", "0.5"),
            ("    cpus: '1.5'", "1.5", "1.5"),
            ("    cpus: 0.333333333", "0.33333334", "0.33333334"),
            ("    cpu_quota: 50000", "0.5", "0.5"),
            ("    cpu_quota: 100000\n    cpu_period: 30000", "3.333333334", "3.333333334"),
            ("    cpu_quota: -1", "0", nil),
            ("    cpu_period: 50000", "0", nil),
            ("    cpu_shares: 512", "0.5", nil),
            ("    cpu_shares: 1", "0.000976563", nil),
            ("    cpu_shares: 256\n    cpus: 2", "0.25", "2"),
            ("    deploy: {resources: {limits: {cpus: '2'}}}", "2", "2"),
            ("    deploy: {resources: {limits: {cpus: '2'}, reservations: {cpus: 0.1}}}", "0.1", "2"),
            ("    cpu_shares: 512\n    deploy: {resources: {reservations: {cpus: '0.2'}}}", "0.2", nil),
            ("    cpus: 1\n    cpu_quota: 300000", "1", "1"),
            ("    cpus: -1", "0", nil),
            // Zero is as good as nothing.
            ("    cpus: 0", "0", nil),
            ("    cpus: 0\n    cpu_quota: 50000\n    cpu_period: 0", "0.5", "0.5"),
            ("    cpus: 1\n    cpu_shares: 0\n    cpu_quota: 0", "1", "1"),
            ("    cpus: 1\n    deploy: {resources: {reservations: {cpus: 0}}}", "1", "1"),
        ] as [(String, String, String?)]
    )
    func cpus(attributes: String, request: String, limit: String?) throws {
        let (figures, _) = try Self.figures(attributes)
        #expect(figures.cpuRequest.description == request)
        #expect(figures.cpuLimit?.description == limit)
    }

    @Test(
        arguments: [
            ("    mem_limit: 64m", 67_108_864, 67_108_864, 0, 67_108_864),
            ("    mem_limit: 1.5g", 1_610_612_736, 1_610_612_736, 0, 1_610_612_736),
            ("    mem_reservation: 32m", 33_554_432, nil, 33_554_432, nil),
            ("    mem_limit: 64m\n    mem_reservation: 32m", 33_554_432, 67_108_864, 33_554_432, 67_108_864),
            ("    mem_limit: 64m\n    memswap_limit: 96m", 67_108_864, 67_108_864, 0, 33_554_432),
            ("    mem_limit: 64m\n    memswap_limit: 64m", 67_108_864, 67_108_864, 0, 0),
            ("    mem_limit: 64m\n    memswap_limit: -1", 67_108_864, 67_108_864, 0, nil),
            ("    memswap_limit: 64m", 0, nil, 0, nil),
            ("    mem_limit: 64m\n    memswap_limit: 0", 67_108_864, 67_108_864, 0, 67_108_864),
            (
                "    mem_limit: 64m\n    deploy: {resources: {reservations: {memory: '0'}}}",
                67_108_864, 67_108_864, 0, 67_108_864
            ),
            ("    deploy: {resources: {limits: {memory: 10m}}}", 10_485_760, 10_485_760, 0, 10_485_760),
            (
                "    mem_reservation: 7m\n    deploy: {resources: {limits: {memory: 10m}}}",
                7_340_032, 10_485_760, 7_340_032, 10_485_760
            ),
            (
                "    mem_limit: 10m\n    deploy: {resources: {reservations: {memory: 8m}}}",
                8_388_608, 10_485_760, 8_388_608, 10_485_760
            ),
            // What the reference silently reads as zero or as less than zero is no limit.
            ("    mem_limit: 1.5", 0, nil, 0, nil),
            ("    mem_limit: 16384p", 0, nil, 0, nil),
        ] as [(String, Int64, Int64?, Int64, Int64?)]
    )
    func memory(attributes: String, request: Int64, limit: Int64?, reservation: Int64, swap: Int64?) throws {
        let (figures, _) = try Self.figures(attributes)
        #expect(figures.memoryRequest == request)
        #expect(figures.memoryLimit == limit)
        #expect(figures.memoryReservation == reservation)
        #expect(figures.swapLimit == swap)
    }

    @Test(
        arguments: [
            ("    storage_opt: {size: 10G}", 10_737_418_240, 0, 0),
            ("    shm_size: 128m", 0, 0, 134_217_728),
            ("    shm_size: 128m\n    ipc: host", 0, 0, 0),
            ("    tmpfs: [/a, '/b:size=1m', '/c:mode=755,size=2m,size=65536']", 0, 1_114_112, 0),
            ("    tmpfs: /a:size=1g", 0, 1_073_741_824, 0),
            ("    volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1k}}, {type: tmpfs, target: /u}]", 0, 1024, 0),
            ("    tmpfs: ['/a:size=50%']", 0, 0, 0),
        ] as [(String, Int64, Int64, Int64)]
    )
    func sizes(attributes: String, disk: Int64, tmpfs: Int64, sharedMemory: Int64) throws {
        let (figures, _) = try Self.figures(attributes)
        #expect(figures.disk == disk)
        #expect(figures.tmpfs == tmpfs)
        #expect(figures.sharedMemory == sharedMemory)
    }

    @Test(
        arguments: [
            ("    gpus: all", 1),
            ("    gpus: [{count: 2}, {device_ids: ['0', '3']}]", 4),
            ("    deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: 3}]}}}", 3),
            ("    deploy: {resources: {reservations: {devices: [{capabilities: [tpu], count: 3}]}}}", 0),
            ("    deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}", 1),
            (
                "    gpus: [{count: 1}]\n    deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: 1}]}}}",
                2
            ),
        ] as [(String, Int64)]
    )
    func gpus(attributes: String, count: Int64) throws {
        #expect(try Self.figures(attributes).0.gpus == count)
    }

    @Test(
        arguments: [
            ("    pids_limit: 100", 100), ("    pids_limit: -1", nil),
            ("    deploy: {resources: {limits: {pids: 7}}}", 7),
            ("    init: true", nil),
        ] as [(String, Int64?)]
    )
    func processes(attributes: String, limit: Int64?) throws {
        #expect(try Self.figures(attributes).0.pidsLimit == limit)
    }

    @Test(
        arguments: [
            ("    cpus: 1\n    mem_limit: 64m", []),
            ("    cpus: 1", [.noMemory, .noMemoryLimit]),
            ("    mem_reservation: 64m\n    cpu_shares: 2", [.noMemoryLimit]),
            ("    mem_limit: 64m", [.noCPUs]),
            ("    cpus: 1\n    mem_limit: 6291455", [.belowMinimum]),
            ("    cpus: 1\n    mem_limit: 6291456", []),
            ("    cpus: 1\n    mem_limit: 64m\n    mem_reservation: 1m", [.belowMinimum]),
            ("    cpus: 1\n    mem_limit: 64m\n    mem_reservation: 65m", [.reservationAboveLimit]),
            (
                "    mem_limit: 64m\n    deploy: {resources: {limits: {cpus: 1, memory: 64m}, reservations: {cpus: 2}}}",
                [.reservationAboveLimit]
            ),
            ("    cpus: 1\n    mem_limit: 64m\n    memswap_limit: 63m", [.refused]),
            ("    cpus: 1\n    mem_limit: 64m\n    cpu_period: 1000", [.refused]),
            ("    cpus: -1\n    mem_limit: 64m", [.refused, .noCPUs]),
            ("    cpus: 0\n    mem_limit: 0", [.noCPUs, .noMemory, .noMemoryLimit]),
            ("    cpu_quota: 999\n    mem_limit: 64m", [.refused]),
            ("    cpu_quota: 5000\n    cpu_period: 999\n    mem_limit: 64m", [.refused]),
            ("    cpus: 1\n    mem_limit: 64m\n    gpus: all", [.allGPUs]),
            ("    cpus: 1\n    mem_limit: 64m\n    tmpfs: /a:size=x", [.unknownSize]),
            ("    cpus: 1e20\n    mem_limit: 64m", [.tooLarge]),
            ("    scale: 0", []),
        ] as [(String, [ResourceFinding.Kind])]
    )
    func findings(attributes: String, kinds: [ResourceFinding.Kind]) throws {
        #expect(try Self.figures(attributes).1.map(\.kind) == kinds)
    }

    @Test func findingsSayWhere() throws {
        let (_, findings) = try Self.figures("    cpus: 1\n    mem_limit: 5m")
        #expect(
            findings.map(\.description) == [
                "compose.yaml:5:16: service a: has a memory limit of 5242880 bytes, less than the 6291456 that the engine accepts"
            ]
        )
    }
}
