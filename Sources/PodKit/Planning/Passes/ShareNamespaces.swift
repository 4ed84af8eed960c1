import OrderedCollections
import PodCompose

/// Puts the services in one process or IPC namespace, held by the infra container, which then reaps orphans.
public struct ShareNamespaces: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        let shared = draft.placement.share.union(try PodExtension(of: draft.source).share)
        guard !shared.isEmpty else { return }
        let infra = InfraService.add(to: &draft)
        if shared.contains(.ipc) { draft.project.services[infra]?.ipc = "shareable" }
        for (key, service) in draft.project.services
        where key != infra && draft.claim(.service(key), for: Self.self) {
            if shared.contains(.pid) {
                join(key, "pid", service.pid, infra, in: &draft) { $0.pid = $1 }
            }
            if shared.contains(.ipc) {
                join(key, "ipc", service.ipc, infra, in: &draft) { $0.ipc = $1 }
                moveIPCSettings(key, infra, in: &draft)
            }
        }
    }

    private func join(
        _ key: String,
        _ field: String,
        _ current: String?,
        _ infra: String,
        in draft: inout PlanDraft,
        _ set: (inout Service, String) -> Void
    ) {
        switch current {
        case nil, "", "private", "shareable": break
        // Somebody who asks for the host's or another container's namespace means it.
        default: return
        }
        guard var service = draft.project.services[key] else { return }
        set(&service, "service:\(infra)")
        draft.project.services[key] = service
        draft.resolve(
            .sharedNamespace,
            key,
            field,
            from: current,
            to: "service:\(infra)",
            because: "the pod shares its \(field) namespace"
        )
    }

    /// `shm_size` and the IPC sysctls belong to the namespace's owner; the largest wish for `/dev/shm` wins.
    private func moveIPCSettings(_ key: String, _ infra: String, in draft: inout PlanDraft) {
        guard var service = draft.project.services[key], var owner = draft.project.services[infra],
            service.ipc == "service:\(infra)"
        else { return }
        if let size = service.shmSize { owner.shmSize = max(owner.shmSize ?? 0, size) }
        service.shmSize = nil
        for (name, value) in service.sysctls where name.hasPrefix("kernel.") || name.hasPrefix("fs.mqueue.") {
            owner.sysctls[name] = owner.sysctls[name] ?? value
            service.sysctls[name] = nil
        }
        draft.project.services[key] = service
        draft.project.services[infra] = owner
    }
}
