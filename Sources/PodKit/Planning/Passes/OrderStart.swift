import OrderedCollections
import PodCompose

/// Works out what each container waits for before it starts, and refuses circles.
public struct OrderStart: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        for (key, service) in draft.project.services where key != draft.infra {
            var conditions: [StartCondition] = []
            for (name, dependency) in service.dependsOn {
                guard dependency.required || draft.project.services[name] != nil else { continue }
                conditions.append(
                    StartCondition(name, Self.state(dependency.condition), required: dependency.required)
                )
            }
            for name in OrderedSet(service.references) where service.dependsOn[name] == nil {
                conditions.append(StartCondition(name))
                // Said in the generated file too, as the reference says it of a file that it has loaded.
                draft.project.services[key]?.dependsOn[name] = Dependency(restart: true)
            }
            let given = draft.givenConditions[key]
            draft.givenConditions[key] = conditions
            if let own = draft.conditions[key], own != given {
                // A pass has changed them: of what the service says, only what it did not say before is new.
                conditions.removeAll { condition in
                    given?.contains(condition) == true || own.contains { $0.container == condition.container }
                }
                conditions = own + conditions
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
