import OrderedCollections
import PodCompose

/// Turns `links` into names: within a pod every service reaches every other, and a link only adds an alias.
public struct ResolveLinks: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        for (key, service) in draft.project.services where !service.links.isEmpty {
            for (index, link) in service.links.enumerated() {
                let parts = link.split(separator: ":", maxSplits: 1).map(String.init)
                guard let target = parts.first else { continue }
                let alias = parts.count > 1 ? parts[1] : target
                for other in draft.keys(of: target) { draft.addAlias(alias, to: other) }
                draft.resolve(
                    .link,
                    key,
                    "links",
                    from: link,
                    to: "the name \(alias)",
                    because: "services of a pod reach each other without links",
                    at: "links",
                    "\(index)"
                )
            }
            draft.project.services[key]?.links = []
        }
    }
}
