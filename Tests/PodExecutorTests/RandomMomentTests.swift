import Glibc
import PodTestSupport
import Testing

@Suite("run: killed at random moments", .engine)
struct RandomMomentTests {
    static let yaml = """
        services:
          web:
            image: IMAGE
            command: sleep 1000
            init: true
            ports: ["80"]
            networks: [front, back]
            volumes: ["data:/data", /anonymous]
            depends_on: {db: {condition: service_healthy}, seed: {condition: service_completed_successfully}}
          db:
            image: IMAGE
            command: sleep 1000
            init: true
            networks: [back]
            healthcheck: {test: "true", interval: 100ms}
            configs: [{source: motd, target: /etc/motd}]
          seed: {image: IMAGE, command: touch /data/seed, volumes: ["data:/data"], networks: [back]}
        networks: {front: {}, back: {}}
        volumes: {data: {}}
        configs: {motd: {content: hello}}
        """

    @Test("SIGTERM at twenty moments of the launch leaves nothing behind")
    func launch() async throws {
        var moments = Moments(seed: 20)
        let delays = (0..<20).map { _ in Duration.milliseconds(Int(moments.next() % 1500)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            // A few at a time, so that the engine's own time does not blur the moments.
            for (index, delay) in delays.enumerated() {
                if index >= 4 { try await group.next() }
                group.addTask { try await interrupt(after: delay) }
            }
            try await group.waitForAll()
        }
    }

    private func interrupt(after delay: Duration) async throws {
        let outcome = try await PodRun(Self.yaml).outcome { program in
            // The moment is what is tested.
            try await Task.sleep(for: delay)
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143, "after \(delay): \(outcome)")
    }
}

/// Moments that are the same in each run of the tests (SplitMix64).
private struct Moments {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
