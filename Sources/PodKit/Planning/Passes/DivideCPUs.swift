import OrderedCollections
import PodCgroups
import PodCompose

/// Weighs the containers against each other, so that each gets its part where together they want more than the pod's
/// CPUs.
///
/// What a service asks for is its part, as resource totals count it; those that ask for nothing get equal parts of what
/// is left. Memory is not divided: the pod's limit holds for the sum, and what one service leaves is there for another.
public struct DivideCPUs: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard let whole = draft.placement.limits.cpuShare ?? draft.placement.limits.cpus else { return }
        let services = draft.source.resourceTotals().services + added(to: draft)
        let asked = services.reduce(0.0) { $0 + Double($1.total.cpuRequest.nanoCPUs) / 1e9 }
        let containers = services.reduce(0) { $0 + $1.containers }
        let silent = services.reduce(0) { $0 + ($1.lacksCPUs ? $1.containers : 0) }
        // Where nothing is left they must get on all the same: with a tenth of what each would have of equal parts.
        let part = max((whole - asked) / Double(max(silent, 1)), whole / Double(max(containers, 1)) / 10)
        for service in services {
            let cpus = service.lacksCPUs ? part : Double(service.perContainer.cpuRequest.nanoCPUs) / 1e9
            let shares = CPUShares.shares(cpus: cpus)
            for key in draft.keys(of: service.name)
            where draft.claim(.service(key), for: Self.self) && draft.project.services[key]?.cpuShares ?? 0 == 0 {
                draft.project.services[key]?.cpuShares = Int64(shares)
                let reason =
                    service.lacksCPUs
                    ? "what the other services leave of the pod's \(whole) CPUs, in equal parts, 1024 for each"
                    : "the CPUs that it asks for, 1024 for each"
                draft.resolve(.cpuShares, key, "cpu_shares", to: "\(shares)", because: reason)
            }
        }
    }

    /// What those services ask for that no file has.
    private func added(to draft: PlanDraft) -> [ServiceResources] {
        var project = Project(name: draft.source.name)
        project.services = draft.project.services.filter { key, _ in
            key != draft.infra && draft.source.services[draft.origin(of: key)] == nil
        }
        return project.resourceTotals().services
    }
}
