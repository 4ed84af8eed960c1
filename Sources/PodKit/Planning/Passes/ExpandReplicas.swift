import OrderedCollections
import PodCompose

/// Makes each service one container: a service with several replicas becomes as many services, and what refers to it
/// refers to them.
public struct ExpandReplicas: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        var services: OrderedDictionary<String, Service> = [:]
        var origins: OrderedDictionary<String, PlanDraft.Origin> = [:]
        var keys: [String: [String]] = [:]
        for (name, service) in draft.project.services {
            if service.replicas == 1 {
                services[name] = service.single(name)
                origins[name] = draft.origins[name] ?? PlanDraft.Origin(service: name)
                keys[name] = [name]
                continue
            }
            let count = max(0, service.replicas)
            if count == 0 {
                keys[name] = []
                draft.resolve(
                    .replicas,
                    name,
                    "scale",
                    to: "0",
                    because: "a service without replicas has no container"
                )
            }
            if count > 1, service.containerName != nil {
                throw PlanError(
                    .invalid,
                    "service \(name) has \(count) replicas and one container_name; remove one of the two",
                    at: draft.location(name, "container_name")
                )
            }
            let origin = draft.origin(of: name)
            let taken = Set(draft.origins.filter { $0.key != name && $0.value.service == origin }.values.map(\.number))
            let numbers = (1...).lazy.filter { !taken.contains($0) }.prefix(count)
            for number in numbers {
                let key = unusedKey("\(name)-\(number)", in: draft.project)
                services[key] = service.single(key)
                origins[key] = PlanDraft.Origin(service: origin, number: number)
                keys[name, default: []].append(key)
            }
            if count > 1 {
                draft.resolve(
                    .replicas,
                    name,
                    "scale",
                    from: "\(count)",
                    to: keys[name, default: []].joined(separator: ", "),
                    because: "each replica is a container of its own",
                    at: service.scale == nil ? "deploy" : "scale"
                )
            }
        }
        let copies = Copies(keys: keys, origins: origins, source: draft.source)
        for (key, service) in services { services[key] = copies.referring(service) }
        draft.project.services = services
        draft.origins = origins
    }

    /// A key that no service of the user's has; a user may well have a service `web` twice and another named `web-1`.
    private func unusedKey(_ wanted: String, in project: Project) -> String {
        var key = wanted
        while project.services[key] != nil { key += "-r" }
        return key
    }
}

/// What a service has become, for those that refer to it.
private struct Copies {
    /// By the services' keys before the expansion.
    var keys: [String: [String]]
    var origins: OrderedDictionary<String, PlanDraft.Origin>
    var source: Project

    /// The containers that a name in a service stands for.
    private func containers(of name: String) -> [String] {
        if let keys = keys[name] { return keys }
        let copies = origins.filter { $0.value.service == name }.map(\.key)
        // The name of a service that should be there stays, to be refused.
        return copies.isEmpty && source.services[name]?.replicas ?? 1 > 0 ? [name] : copies
    }

    /// The service, referring to containers.
    func referring(_ service: Service) -> Service {
        var copy = service
        copy.dependsOn = [:]
        for (name, dependency) in service.dependsOn {
            for key in containers(of: name) { copy.dependsOn[key] = dependency }
        }
        copy.networkMode = reference(copy.networkMode)
        copy.ipc = reference(copy.ipc)
        copy.pid = reference(copy.pid)
        copy.uts = reference(copy.uts)
        copy.volumesFrom = copy.volumesFrom.flatMap { text -> [String] in
            guard !text.hasPrefix("container:") else { return [text] }
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let mode = parts.count > 1 ? ":\(parts[1])" : ""
            let sources = containers(of: String(parts[0]))
            return sources.isEmpty ? [text] : sources.map { $0 + mode }
        }
        return copy
    }

    private func reference(_ text: String?) -> String? {
        guard let text, text.hasPrefix("service:") else { return text }
        let name = String(text.dropFirst("service:".count))
        return "service:\(containers(of: name).first ?? name)"
    }
}

extension Service {
    /// The service as one container with this key.
    fileprivate func single(_ key: String) -> Service {
        var copy = self
        copy.name = key
        copy.scale = nil
        copy.deploy?.replicas = nil
        copy.deploy?.mode = nil
        return copy
    }
}
