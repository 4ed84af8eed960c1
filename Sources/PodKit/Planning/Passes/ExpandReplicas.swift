import OrderedCollections
import PodCompose

/// Makes each service one container: a service with several replicas becomes as many services, and what refers to it
/// refers to them.
struct ExpandReplicas: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        var services: OrderedDictionary<String, Service> = [:]
        var origins: OrderedDictionary<String, PlanDraft.Origin> = [:]
        var keys: [String: [String]] = [:]
        for (name, service) in draft.project.services {
            let count = max(0, service.replicas)
            if count == 0 {
                draft.resolve(name, "scale", to: "0", because: "a service without replicas has no container")
            }
            if count > 1, service.containerName != nil {
                throw PlanError(
                    .invalid,
                    "service \(name) has \(count) replicas and one container_name; remove one of the two",
                    at: draft.location(name, "container_name")
                )
            }
            for number in stride(from: 1, through: count, by: 1) {
                let key = count == 1 ? name : unusedKey("\(name)-\(number)", in: draft.project)
                var copy = service
                copy.name = key
                copy.scale = nil
                copy.deploy?.replicas = nil
                copy.deploy?.mode = nil
                services[key] = copy
                origins[key] = PlanDraft.Origin(service: name, number: number)
                keys[name, default: []].append(key)
            }
            if count > 1 {
                draft.resolve(
                    name,
                    "scale",
                    from: "\(count)",
                    to: keys[name, default: []].joined(separator: ", "),
                    because: "each replica is a container of its own",
                    at: service.scale == nil ? "deploy" : "scale"
                )
            }
        }
        for key in services.keys { Self.rename(&services[key], keys) }
        draft.project.services = services
        draft.origins = origins
    }

    /// A key that no service of the user's has; a user may well have a service `web` twice and another named `web-1`.
    private func unusedKey(_ wanted: String, in project: Project) -> String {
        var key = wanted
        while project.services[key] != nil { key += "-r" }
        return key
    }

    private static func rename(_ service: inout Service?, _ keys: [String: [String]]) {
        guard var copy = service else { return }
        copy.dependsOn = [:]
        for (name, dependency) in service?.dependsOn ?? [:] {
            for key in keys[name] ?? [] { copy.dependsOn[key] = dependency }
        }
        copy.networkMode = reference(copy.networkMode, keys)
        copy.ipc = reference(copy.ipc, keys)
        copy.pid = reference(copy.pid, keys)
        copy.uts = reference(copy.uts, keys)
        copy.volumesFrom = copy.volumesFrom.flatMap { text -> [String] in
            guard !text.hasPrefix("container:") else { return [text] }
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let mode = parts.count > 1 ? ":\(parts[1])" : ""
            return (keys[String(parts[0])] ?? [String(parts[0])]).map { $0 + mode }
        }
        service = copy
    }

    private static func reference(_ text: String?, _ keys: [String: [String]]) -> String? {
        guard let text, text.hasPrefix("service:") else { return text }
        let name = String(text.dropFirst("service:".count))
        return "service:\(keys[name]?.first ?? name)"
    }
}
