import OrderedCollections
import PodCompose

/// Works out what each container waits for before it starts, and refuses circles.
struct OrderStart: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        for (key, service) in draft.project.services where key != draft.infra {
            var conditions: [StartCondition] = []
            for (name, dependency) in service.dependsOn {
                let condition = StartCondition(name, Self.state(dependency.condition), required: dependency.required)
                if condition.state == .healthy { try checkHealth(of: name, for: key, in: draft) }
                conditions.append(condition)
            }
            for name in service.references where service.dependsOn[name] == nil {
                conditions.append(StartCondition(name))
                // Said in the generated file too, as the reference says it of a file that it has loaded.
                draft.project.services[key]?.dependsOn[name] = Dependency(restart: true)
            }
            draft.conditions[key] = conditions
        }
        if let cycle = Self.cycle(in: draft.conditions, order: Array(draft.project.services.keys)) {
            throw PlanError(
                .cycle,
                "services wait for each other in a circle: \(cycle.joined(separator: " -> "))",
                at: cycle.first.flatMap { draft.location($0, "depends_on") }
            )
        }
    }

    private static func state(_ condition: Dependency.Condition) -> StartCondition.State {
        switch condition {
        case .started: .started
        case .healthy: .healthy
        case .completedSuccessfully: .completed
        }
    }

    private func checkHealth(of name: String, for key: String, in draft: PlanDraft) throws(PlanError) {
        guard let service = draft.project.services[name] else { return }
        let image = ImageRequirement.reference(of: service, origin: draft.origin(of: name), in: draft.source)
        // Without the image at hand nobody knows; the launch's time limit is the net then.
        guard service.healthcheck?.test == nil || service.healthcheck?.disable == true,
            let facts = draft.facts.images[image], !facts.hasHealthcheck || service.healthcheck?.disable == true
        else { return }
        throw PlanError(
            .invalid,
            "service \(draft.origin(of: key)) waits for \(draft.origin(of: name)) to be healthy, but neither that "
                + "service nor its image has a health check; add healthcheck: to it, or wait for service_started",
            at: draft.location(key, "depends_on", draft.origin(of: name))
        )
    }

    /// A circle among the conditions, closed, or `nil` if there is none.
    static func cycle(in conditions: [String: [StartCondition]], order: [String]) -> [String]? {
        var done: Set<String> = []
        for start in order where !done.contains(start) {
            // Depth first without recursion: a hostile file may have chains of any length.
            var path: [(key: String, next: Int)] = [(start, 0)]
            var onPath: Set<String> = [start]
            while let (key, next) = path.last {
                let targets = conditions[key] ?? []
                guard next < targets.count else {
                    path.removeLast()
                    onPath.remove(key)
                    done.insert(key)
                    continue
                }
                path[path.count - 1].next += 1
                let target = targets[next].container
                if onPath.contains(target) {
                    let from = path.firstIndex { $0.key == target } ?? 0
                    return path[from...].map(\.key) + [target]
                }
                if !done.contains(target) {
                    path.append((target, 0))
                    onPath.insert(target)
                }
            }
        }
        return nil
    }
}

extension Service {
    /// Services whose containers must exist and run before this one can: it joins their namespaces or volumes.
    var references: [String] {
        let modes = [networkMode, ipc, pid, uts].compactMap { mode -> String? in
            guard let mode, mode.hasPrefix("service:") else { return nil }
            return String(mode.dropFirst("service:".count))
        }
        let volumes = volumesFrom.filter { !$0.hasPrefix("container:") }
            .compactMap { $0.split(separator: ":").first.map(String.init) }
        return modes + volumes
    }
}
