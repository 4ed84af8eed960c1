import PodCompose

/// The members of a Mesos `TaskInfo` that say resources (mesos.proto, `TaskInfo.resources` and `TaskInfo.limits`; the
/// latter since Mesos 1.10).
struct MesosTask {
    let figures: MesosFigures
    let ports: [PortSlot]

    var json: JSONValue {
        var resources = [scalar("cpus", figures.cpus), scalar("mem", String(figures.memory))]
        if figures.disk > 0 { resources.append(scalar("disk", String(figures.disk))) }
        if figures.gpus > 0 { resources.append(scalar("gpus", String(figures.gpus))) }
        let fixed = ports.compactMap(\.number)
        if !fixed.isEmpty {
            let ranges = fixed.map { JSONValue.object(["begin": .number($0), "end": .number($0)]) }
            resources.append(
                .object([
                    "name": .string("ports"), "type": .string("RANGES"), "ranges": .object(["range": .array(ranges)]),
                ])
            )
        }
        var members = [JSONValue.Member("resources", .array(resources))]
        var limits: [JSONValue.Member] = []
        if figures.hasOtherCPULimit {
            limits.append(JSONValue.Member("cpus", limit(figures.cpuLimit, fractionDigits: 3)))
        }
        if figures.hasOtherMemoryLimit {
            limits.append(JSONValue.Member("mem", limit(figures.memoryLimit, fractionDigits: 0)))
        }
        if !limits.isEmpty { members.append(JSONValue.Member("limits", .object(limits))) }
        return .object(members)
    }

    private func scalar(_ name: String, _ value: String) -> JSONValue {
        .object(["name": .string(name), "type": .string("SCALAR"), "scalar": .object(["value": .number(value)])])
    }

    /// The JSON form of protobuf has no number for infinity.
    private func limit(_ limit: MesosFigures.Limit, fractionDigits: Int) -> JSONValue {
        switch limit {
        case .amount(let units):
            .object(["value": .number(FixedPoint.text(units, fractionDigits: fractionDigits))])
        case .unlimited: .object(["value": .string("Infinity")])
        }
    }
}
