import PodCompose
import PodTerminal

/// The totals as a table for people, and below it what to request from Mesos.
struct TableReport {
    let totals: ResourceTotals
    let figures: MesosFigures

    private struct Column: Sendable {
        let title: String
        let cell: @Sendable (ResourceFigures) -> String
        /// Whether it is shown if nothing is in it.
        var isAlwaysThere = true
    }

    private static let columns: [Column] = [
        Column(title: "CPUS") { $0.cpuRequest.description },
        Column(title: "LIMIT") { $0.cpuLimit?.description ?? "none" },
        Column(title: "MEMORY") { ByteSize.exact($0.memoryRequest) },
        Column(title: "LIMIT") { $0.memoryLimit.map(ByteSize.exact) ?? "none" },
        Column(title: "RESERVED", cell: { ByteSize.exact($0.memoryReservation) }, isAlwaysThere: false),
        Column(title: "DISK", cell: { ByteSize.exact($0.disk) }, isAlwaysThere: false),
        Column(title: "TMPFS", cell: { ByteSize.exact($0.tmpfs) }, isAlwaysThere: false),
        Column(title: "SHM", cell: { ByteSize.exact($0.sharedMemory) }, isAlwaysThere: false),
        Column(title: "GPUS", cell: { String($0.gpus) }, isAlwaysThere: false),
        Column(title: "PIDS", cell: { $0.pidsLimit.map { String($0) } ?? "none" }, isAlwaysThere: false),
    ]

    func text(colors: Bool) -> String {
        let columns = Self.columns.filter { column in
            column.isAlwaysThere
                || totals.services.contains { !["0", "0 B", "none"].contains(column.cell($0.total)) }
        }
        var table = Table(numbers: 1..<Int.max)
        table.add(["SERVICE", "COUNT"] + columns.map(\.title) + ["PORTS"], strong: true)
        for service in totals.services {
            var cells = columns.map { $0.cell(service.total) }
            if service.lacksCPUs { cells[0] = service.perContainer.cpuRequest == .zero ? "-" : cells[0] + "*" }
            if service.lacksMemory { cells[2] = service.perContainer.memoryRequest == 0 ? "-" : cells[2] + "*" }
            table.add([service.name, String(service.containers)] + cells + [Self.ports(service)])
        }
        let overhead = totals.overhead.figures
        table.add(["(overhead)", ""] + columns.prefix(4).map { $0.cell(overhead) })
        let title = totals.peak == nil ? "total" : "peak"
        table.add([title, ""] + columns.map { $0.cell(totals.pod) } + [String(totals.hostPortCount)], strong: true)
        return table.text(colors: colors) + notes + "\n" + request
    }

    private var notes: String {
        var lines: [String] = []
        if totals.services.contains(where: { hasDefault($0) }) { lines.append("* by default") }
        if let peak = totals.peak {
            lines.append("peak of CPUs: \(peak.cpus.joined(separator: ", "))")
            lines.append("peak of memory: \(peak.memory.joined(separator: ", "))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func hasDefault(_ service: ServiceResources) -> Bool {
        (service.lacksCPUs && service.perContainer.cpuRequest > .zero)
            || (service.lacksMemory && service.perContainer.memoryRequest > 0)
    }

    /// `8080 any:443`: fixed ports of the host, ranges, and container ports for which any will do.
    private static func ports(_ service: ServiceResources) -> String {
        let ports = service.ports.map { port in
            let transport = port.transport == "tcp" ? "" : "/" + port.transport
            return switch port.hostPort {
            case .fixed(let number): "\(number)\(transport)"
            case .range(let range): "\(range.lowerBound)-\(range.upperBound)\(transport)"
            case .free: "any:\(port.target)\(transport)"
            }
        }
        return ports.joined(separator: " ")
    }

    private var request: String {
        var requested = ["cpus:\(figures.cpus)", "mem:\(figures.memory)"]
        if figures.disk > 0 { requested.append("disk:\(figures.disk)") }
        if figures.gpus > 0 { requested.append("gpus:\(figures.gpus)") }
        var text = "request from Mesos: \(requested.joined(separator: ";"))"
        if figures.ports > 0 { text += " and \(figures.ports) port\(figures.ports == 1 ? "" : "s")" }
        var limits: [String] = []
        if figures.hasOtherCPULimit {
            limits.append("cpus:\(Self.text(figures.cpuLimit, fractionDigits: 3))")
        }
        if figures.hasOtherMemoryLimit {
            limits.append("mem:\(Self.text(figures.memoryLimit, fractionDigits: 0))")
        }
        if !limits.isEmpty { text += "\nlimit (Mesos 1.10): \(limits.joined(separator: ";"))" }
        return text + "\n"
    }

    private static func text(_ limit: MesosFigures.Limit, fractionDigits: Int) -> String {
        switch limit {
        case .unlimited: "infinity"
        case .amount(let units): FixedPoint.text(units, fractionDigits: fractionDigits)
        }
    }
}
