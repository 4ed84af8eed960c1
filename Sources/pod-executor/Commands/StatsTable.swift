import PodCgroups
import PodKit

/// A pod's usage as a table for a person.
struct StatsTable {
    private static let header = ["NAME", "CPUS", "MEMORY", "PIDS", "READ", "WRITTEN", "NOTES"]

    let lines: [String]

    init(_ usage: PodUsage, since last: PodUsage) {
        let rows = [Self.header] + ([usage.pod] + usage.containers).map { Self.row($0, usage, last) }
        let widths = Self.header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        lines = rows.map { row in
            let cells = zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                // Numbers to the right, words to the left.
                return (1...5).contains(column) ? padding + cell.0 : cell.0 + padding
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private static func row(_ part: PodUsage.Part, _ usage: PodUsage, _ last: PodUsage) -> [String] {
        let memory = part.usage.memory
        let pids = part.usage.pids
        let io = part.usage.io
        return [
            part.name,
            of(usage.cpus(of: part.name, since: last).map { hundredths($0) }, part.cpuLimit.map { hundredths($0) }),
            of(memory.map { bytes($0.workingSet) }, memory?.limit.value.map(bytes)),
            of(pids.map { "\($0.current)" }, pids?.limit.value.map { "\($0)" }),
            io.map { bytes($0.reduce(0) { $0 + $1.bytesRead }) } ?? "-",
            io.map { bytes($0.reduce(0) { $0 + $1.bytesWritten }) } ?? "-",
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

    static func bytes(_ count: UInt64) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var unit = 0
        while unit < units.count - 1, count >> (10 * UInt64(unit + 1)) > 0 { unit += 1 }
        guard unit > 0 else { return "\(count) B" }
        let tenths = Int((Double(count) / Double(UInt64(1) << (10 * UInt64(unit))) * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
