import OrderedCollections
import PodCompose

/// Gives the pod named volumes of its own.
struct ScopeVolumes: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        var used: Set<String> = []
        for service in draft.project.services.values {
            for mount in service.mounts where mount.kind == .volume {
                if let source = mount.source { used.insert(source) }
            }
        }
        draft.project.volumes.removeAll { !used.contains($0.key) }
        for (key, volume) in draft.project.volumes where !volume.external {
            let name = "\(draft.placement.podID)_\(key)"
            if let written = volume.name, draft.source.location(of: "volumes", key, "name") != nil,
                written != "\(draft.source.name)_\(key)"
            {
                draft.resolutions.append(
                    Resolution(
                        field: "volumes.\(key).name",
                        from: written,
                        to: name,
                        reason: "the volume belongs to this pod and goes with it; mark it external: true to keep it",
                        location: draft.source.location(of: "volumes", key, "name")
                    )
                )
            }
            draft.project.volumes[key]?.name = name
        }
    }
}
