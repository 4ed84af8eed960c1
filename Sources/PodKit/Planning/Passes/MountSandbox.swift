import OrderedCollections
import PodCompose

/// Mounts the task's sandbox where Mesos' own executors do.
public struct MountSandbox: RepeatablePass {
    static let target = "/mnt/mesos/sandbox"

    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard let sandbox = draft.placement.sandbox else { return }
        for (key, service) in draft.project.services
        where key != draft.infra && draft.claim(.service(key), for: Self.self) {
            guard !service.mounts.contains(where: { $0.target == Self.target }) else { continue }
            draft.project.services[key]?.mounts.append(
                Mount(kind: .bind, source: sandbox, target: Self.target)
            )
        }
    }
}
