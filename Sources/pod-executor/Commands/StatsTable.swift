import PodCgroups
import PodCompose
import PodKit
import PodTerminal

/// A pod's usage as a table for a person.
struct StatsTable {
    private static let header = ["NAME", "CPUS", "MEMORY", "PIDS", "READ", "WRITTEN", "NOTES"]

    let lines: [String]

    init(_ usage: PodUsage, since last: PodUsage) {
        var table = Table(numbers: 1..<6)
        table.add(Self.header)
        for part in [usage.pod] + usage.containers { table.add(Self.row(part, usage, last)) }
        lines = table.lines()
    }

    private static func row(_ part: PodUsage.Part, _ usage: PodUsage, _ last: PodUsage) -> [String] {
        let memory = part.usage.memory
        let pids = part.usage.pids
        let io = part.usage.io
        return [
            part.name,
            of(usage.cpus(of: part.name, since: last).map { hundredths($0) }, part.cpuLimit.map { hundredths($0) }),
            of(memory.map { ByteSize.rounded($0.workingSet) }, memory?.limit.value.map(ByteSize.rounded)),
            of(pids.map { "\($0.current)" }, pids?.limit.value.map { "\($0)" }),
            io.map { ByteSize.rounded($0.reduce(0) { $0 + $1.bytesRead }) } ?? "-",
            io.map { ByteSize.rounded($0.reduce(0) { $0 + $1.bytesWritten }) } ?? "-",
            notes(part.usage),
        ]
    }

    /// What a limit has cost so far.
    private static func notes(_ usage: CgroupUsage) -> String {
        var notes: [String] = []
        if let kills = usage.memory?.oomKills, kills > 0 { notes.append("\(kills) killed for memory") }
        if let refusals = usage.pids?.refusals, refusals > 0 { notes.append("\(refusals) forks refused") }
        if let cpu = usage.cpu, cpu.throttledPeriods > 0, cpu.periods > 0 {
            notes.append("throttled in \(100 * cpu.throttledPeriods / cpu.periods) % of periods")
        }
        return notes.joined(separator: ", ")
    }

    private static func of(_ value: String?, _ limit: String?) -> String {
        guard let value else { return "-" }
        return limit.map { "\(value) / \($0)" } ?? value
    }

    private static func hundredths(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
