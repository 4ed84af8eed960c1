import PodCompose

/// The parts of an Aurora job that follow from a Compose file, in the configuration language of Aurora's client: a
/// `Task` takes `resources` and, among its processes, `ports`; a `Job` takes `metadata`.
///
/// Aurora refuses a job without memory or disk, so that each is one megabyte at least.
struct AuroraJob {
    let figures: MesosFigures
    let ports: [PortSlot]
    let delivery: Delivery

    var text: String {
        var members = ["cpu = \(figures.cpus)", "ram = \(max(1, figures.memory)) * MB"]
        members.append("disk = \(max(1, figures.disk)) * MB")
        if figures.gpus > 0 { members.append("gpu = \(figures.gpus)") }
        var lines = ["resources = Resources(\(members.joined(separator: ", ")))"]
        if !ports.isEmpty {
            // The client asks the scheduler for the ports that a process names.
            let names = ports.map { "{{thermos.ports[\($0.name)]}}" }.joined(separator: " ")
            lines.append("ports = Process(name = \"ports\", cmdline = \"echo \(names)\")")
        }
        let metadata = delivery.labels.map { label in
            "Metadata(key = \(JSONValue.quoted(label.key)), value = \(label.value.text(.line)))"
        }
        lines.append("metadata = [\(metadata.joined(separator: ", "))]")
        return lines.map { $0 + "\n" }.joined()
    }
}
