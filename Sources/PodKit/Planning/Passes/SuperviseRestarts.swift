import OrderedCollections
import PodCompose

/// Takes restarts from the engine, which would restart a container into a cgroup that is going away, and gives them to
/// the pod's supervisor.
public struct SuperviseRestarts: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        for (key, service) in draft.project.services where key != draft.infra {
            let rule = try Self.rule(of: service, key, in: draft)
            // A service that has been here says `no`.
            guard rule != .never || draft.givenRestarts[key] == nil else { continue }
            if draft.restarts[key] == draft.givenRestarts[key] { draft.restarts[key] = rule }
            draft.givenRestarts[key] = rule
            guard rule != .never else { continue }
            let supervised = draft.restarts[key] ?? rule
            let field = service.deploy?.restartPolicy == nil ? "restart" : "deploy"
            draft.resolve(
                .restart,
                key,
                "restart",
                from: service.restart ?? service.deploy?.restartPolicy?.condition ?? "any",
                to: "no",
                because:
                    "the pod's own supervisor restarts it (\(supervised.condition)); the engine would restart it into a "
                    + "cgroup that is going away",
                at: field
            )
            draft.project.services[key]?.restart = "no"
            draft.project.services[key]?.deploy?.restartPolicy = nil
        }
    }

    /// `deploy.restart_policy` goes before `restart`, as in `docker compose`.
    private static func rule(of service: Service, _ key: String, in draft: PlanDraft) throws(PlanError) -> RestartRule {
        if let policy = service.deploy?.restartPolicy {
            let attempts = policy.maxAttempts.flatMap { Int(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
            let condition: RestartRule.Condition
            switch policy.condition {
            case "none", "no": return .never
            case "on-failure": condition = .onFailure
            case nil, "", "any", "always", "unless-stopped": condition = .always
            case let other?:
                throw PlanError(
                    .invalid,
                    "deploy.restart_policy.condition is \"\(other)\"; it can be none, on-failure or any",
                    at: draft.location(key, "deploy", "restart_policy", "condition")
                )
            }
            return RestartRule(
                condition,
                maximumAttempts: attempts,
                delay: policy.delay,
                window: policy.window
            )
        }
        guard let text = service.restart else { return .never }
        switch RestartPolicy(text) {
        case .no: return .never
        case .always, .unlessStopped: return RestartRule(.always)
        case .onFailure(let retries): return RestartRule(.onFailure, maximumAttempts: retries)
        case nil:
            throw PlanError(
                .invalid,
                "restart is \"\(text)\"; it can be no, always, unless-stopped, on-failure or on-failure:N",
                at: draft.location(key, "restart")
            )
        }
    }
}
