import PodCompose

/// What is said on standard error about a file that works.
enum Warnings {
    /// One line for each kind of thing that many services may lack, and one for each other finding.
    static func lines(_ totals: ResourceTotals, hasDefaultCPUs: Bool, hasDefaultMemory: Bool) -> [String] {
        var lines: [String] = []
        func name(_ kind: ResourceFinding.Kind, _ what: String) {
            let services = totals.findings.filter { $0.kind == kind }.map(\.service)
            if !services.isEmpty { lines.append("\(what): \(services.joined(separator: ", "))") }
        }
        if !hasDefaultCPUs { name(.noCPUs, "services that ask for no CPU") }
        if !hasDefaultMemory { name(.noMemory, "services that ask for no memory") }
        name(.noMemoryLimit, "services without a memory limit")
        let named: Set<ResourceFinding.Kind> = [.noCPUs, .noMemory, .noMemoryLimit]
        return lines + totals.findings.filter { !named.contains($0.kind) }.map(\.description)
    }

    /// The error of `--strict`: names every service that asks for nothing and has no default.
    static func refusal(_ totals: ResourceTotals, in project: Project) -> ComposeError? {
        var parts: [String] = []
        var first: SourceLocation?
        for service in totals.services where service.containers > 0 {
            let lacksCPUs = service.lacksCPUs && service.perContainer.cpuRequest == .zero
            let lacksMemory = service.lacksMemory && service.perContainer.memoryRequest == 0
            guard lacksCPUs || lacksMemory else { continue }
            let what = lacksCPUs && lacksMemory ? "CPU or memory" : lacksCPUs ? "CPU" : "memory"
            parts.append("\(service.name) (no \(what))")
            first = first ?? project.location(of: "services", service.name)
        }
        guard !parts.isEmpty else { return nil }
        return ComposeError(.invalid, "services that ask for nothing: \(parts.joined(separator: ", "))", at: first)
    }
}
