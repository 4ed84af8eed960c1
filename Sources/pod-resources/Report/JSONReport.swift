import PodCompose

/// The totals as JSON, for programs. Members are added to it, never removed or changed.
struct JSONReport {
    let project: Project
    let totals: ResourceTotals
    let figures: MesosFigures

    var json: JSONValue {
        .object([
            "version": .number(1),
            "project": .string(project.name),
            "total": .object(Self.members(totals.pod) + [JSONValue.Member("ports", .number(totals.hostPortCount))]),
            "mesos": mesos,
            "overhead": .object([
                "cpus": Self.cpus(totals.overhead.cpus), "memory_bytes": .number(totals.overhead.memory),
            ]),
            "peak": peak,
            "services": .array(totals.services.map(Self.service)),
            "ports": .array(totals.ports.map(Self.port)),
            "findings": .array(totals.findings.map(Self.finding)),
        ])
    }

    private static func members(_ figures: ResourceFigures) -> [JSONValue.Member] {
        [
            .init("cpus", cpus(figures.cpuRequest)),
            .init("cpus_limit", figures.cpuLimit.map(cpus) ?? .null),
            .init("memory_bytes", .number(figures.memoryRequest)),
            .init("memory_limit_bytes", optional(figures.memoryLimit)),
            .init("memory_reservation_bytes", .number(figures.memoryReservation)),
            .init("swap_limit_bytes", optional(figures.swapLimit)),
            .init("disk_bytes", .number(figures.disk)),
            .init("tmpfs_bytes", .number(figures.tmpfs)),
            .init("shm_bytes", .number(figures.sharedMemory)),
            .init("gpus", .number(figures.gpus)),
            .init("pids_limit", optional(figures.pidsLimit)),
        ]
    }

    private var mesos: JSONValue {
        func limit(_ limit: MesosFigures.Limit, _ fractionDigits: Int) -> JSONValue {
            switch limit {
            case .unlimited: .null
            case .amount(let units): .number(FixedPoint.text(units, fractionDigits: fractionDigits))
            }
        }
        return .object([
            "resources": .object([
                "cpus": .number(figures.cpus), "mem": .number(figures.memory), "disk": .number(figures.disk),
                "gpus": .number(figures.gpus), "ports": .number(figures.ports),
            ]),
            "limits": .object(["cpus": limit(figures.cpuLimit, 3), "mem": limit(figures.memoryLimit, 0)]),
        ])
    }

    private var peak: JSONValue {
        guard let peak = totals.peak else { return .null }
        return .object([
            "cpus": .array(peak.cpus.map { .string($0) }), "memory": .array(peak.memory.map { .string($0) }),
        ])
    }

    private static func service(_ service: ServiceResources) -> JSONValue {
        let lacking = (service.lacksCPUs ? ["cpus"] : []) + (service.lacksMemory ? ["memory"] : [])
        return .object([
            "name": .string(service.name),
            "containers": .number(service.containers),
            "per_container": .object(members(service.perContainer)),
            "total": .object(members(service.total)),
            "asks_for_no": .array(lacking.map { .string($0) }),
        ])
    }

    private static func port(_ port: PortClaim) -> JSONValue {
        let (kind, published): (String, JSONValue) =
            switch port.hostPort {
            case .fixed(let number): ("fixed", .string(String(number)))
            case .range(let range): ("range", .string("\(range.lowerBound)-\(range.upperBound)"))
            case .free: ("free", .null)
            }
        return .object([
            "service": .string(port.service),
            "containers": .number(port.containers),
            "kind": .string(kind),
            "published": published,
            "host_ip": port.hostAddress.map { .string($0) } ?? .null,
            "target": .number(port.target),
            "protocol": .string(port.transport),
        ])
    }

    private static func finding(_ finding: ResourceFinding) -> JSONValue {
        .object([
            "kind": .string(finding.kind.description),
            "service": .string(finding.service),
            "message": .string(finding.message),
            "file": finding.location.map { .string($0.file) } ?? .null,
            "line": finding.location.map { .number($0.line) } ?? .null,
            "column": finding.location.map { .number($0.column) } ?? .null,
        ])
    }

    private static func cpus(_ cpus: CPUAmount) -> JSONValue { .number(cpus.description) }

    private static func optional(_ value: Int64?) -> JSONValue { value.map { .number($0) } ?? .null }
}
