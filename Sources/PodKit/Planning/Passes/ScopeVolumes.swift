import OrderedCollections
import PodCompose

/// Gives the pod named volumes of its own.
public struct ScopeVolumes: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        var used: OrderedDictionary<String, String> = [:]
        for (key, service) in draft.project.services {
            for mount in service.mounts where mount.kind == .volume {
                if let source = mount.source, used[source] == nil { used[source] = key }
            }
        }
        draft.project.volumes.removeAll { used[$0.key] == nil }
        for (key, service) in used where draft.project.volumes[key] == nil {
            guard let volume = draft.source.volumes[key] else {
                throw PlanError(
                    .invalid,
                    "service \(service) mounts the volume \(key), which the project does not have; the pass that mounts "
                        + "it has to add the volume too",
                    at: draft.location(service, "volumes")
                )
            }
            draft.project.volumes[key] = volume
        }
        for (key, volume) in draft.project.volumes where !volume.external {
            guard draft.claim(.volume(key), for: Self.self) || volume.name == nil else { continue }
            let name = "\(draft.placement.podID)_\(key)"
            if let written = volume.name, draft.source.location(of: "volumes", key, "name") != nil,
                written != "\(draft.source.name)_\(key)"
            {
                draft.resolutions.append(
                    Resolution(
                        .volumeName,
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
