import PodCompose

/// The parts of an Aurora job that follow from a Compose file, in Aurora's configuration language.
///
/// Aurora refuses a job without memory or disk, so that each is one megabyte at least.
struct AuroraJob {
    let figures: MesosFigures
    let ports: [PortSlot]
    let delivery: Delivery

    var text: String {
        let memory = max(1, figures.memory)
        let disk = max(1, figures.disk)
        let gpus = figures.gpus > 0 ? ", gpu = \(figures.gpus)" : ""
        let metadata = delivery.labels.map { member in
            "Metadata(key = \(JSONValue.quoted(member.key)), value = \(member.value.text(.line)))"
        }
        let names = ports.map { JSONValue.quoted($0.name) }
        return """
            resources = Resources(cpu = \(figures.cpus), ram = \(memory) * MB, disk = \(disk) * MB\(gpus))
            metadata = [\(metadata.joined(separator: ", "))]
            ports = [\(names.joined(separator: ", "))]

            """
    }
}
