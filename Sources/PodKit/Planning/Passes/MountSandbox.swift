import OrderedCollections
import PodCompose

/// Mounts the task's sandbox where Mesos' own executors do.
struct MountSandbox: PlanPass {
    static let target = "/mnt/mesos/sandbox"

    func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard let sandbox = draft.placement.sandbox else { return }
        for (key, service) in draft.project.services where key != draft.infra {
            guard !service.mounts.contains(where: { $0.target == Self.target }) else { continue }
            draft.project.services[key]?.mounts.append(
                Mount(kind: .bind, source: sandbox, target: Self.target)
            )
        }
    }
}
