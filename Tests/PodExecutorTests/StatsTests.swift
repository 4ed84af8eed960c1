import Glibc
import PodTestSupport
import Testing

@Suite("stats: on a terminal", .engine)
struct StatsTests {
    private static let yaml =
        "services: {web: {image: IMAGE, init: true, command: \"sh -c 'while :; do sleep 0.05; done'\"}}"

    /// What runs `stats` on a terminal of a size, and writes what the terminal gets.
    private func terminal(_ pod: String, columns: Int, rows: Int) throws -> [String] {
        let program = try Program.built("pod-executor").executable
        let command = "stty cols \(columns) rows \(rows); exec '\(program)' stats \(pod) --interval 200ms"
        return ["--quiet", "--return", "--command", command, "/dev/null"]
    }

    @Test("the table is drawn anew in its place, in as many columns as there are, until the pod has ended")
    func narrow() async throws {
        let run = PodRun(Self.yaml)
        _ = try await run.outcome { pod in
            try await pod.runs()
            let outcome = try await Program("script").run(terminal(run.name, columns: 40, rows: 24)) { stats in
                try await eventually("the table is drawn twice") {
                    try stats.outputSoFar().contains("\u{1b}[4A\u{1b}[J")
                }
                try pod.send(SIGTERM)
            }
            #expect(outcome.status == 0)
            let lines = outcome.output.replacing("\r\n", with: "\n").split(separator: "\n")
                // As many lines are drawn anew as there were: fewer when a container has just ended.
                .map { $0.replacing(/\x1b\[\dA\x1b\[J/, with: "") }
            #expect(lines.contains { $0.hasPrefix("NAME") })
            #expect(lines.allSatisfy { $0.count <= 40 }, "\(lines)")
            #expect(lines.contains { $0.count == 40 && $0.hasSuffix("…") }, "what is too long is seen to be cut")
        }
    }
}
