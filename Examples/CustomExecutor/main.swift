// An executor of one's own: an agent starts it as it starts pod-executor, and it runs pods alike, but with a planning
// pass and an observer compiled in.

import Glibc
import OrderedCollections
import PodCompose
import PodKit
import PodTask

/// Refuses pods whose services have no memory limit: their tasks end with TASK_ERROR.
struct RequireMemoryLimits: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        for (name, service) in draft.source.services where service.memoryLimit == nil {
            throw PlanError(
                .invalid,
                "service \(name) has no mem_limit",
                at: draft.source.location(of: "services", name)
            )
        }
    }
}

/// Tells of each container that starts, in the sandbox's stdout.
struct TellStarts: PodObserver {
    func observe(_ event: PodEvent) async {
        if event.kind == .started { print("started:", event.container ?? "", event.subject ?? "") }
    }
}

let planner = Planner(passes: [RequireMemoryLimits()] + Planner.standardPasses)
exit(await PodTaskExecutor.runProcess(planner: planner, observers: [TellStarts()]))
