// Runs the Compose files of the current directory as a pod, with a pass of one's own: plans, looks, runs, watches.

import PodCompose
import PodDocker
import PodKit

/// Tells every service which release it belongs to.
struct StampRelease: PlanPass {
    let release: String

    func apply(to draft: inout PlanDraft) {
        for key in draft.project.services.keys { draft.project.services[key]?.environment["RELEASE"] = release }
    }
}

let options = LoadOptions.forThisProcess()
let project = try Project.load(options).project
let docker = try DockerClient(environment: options.environment)
let planner = try Planner().inserting(StampRelease(release: "7"), before: InjectEnvironment.self)
let runner = PodRunner(docker: docker, planner: planner)

// Nothing is made yet: the plan is a value, which can be looked at and changed.
let plan = try await runner.plan(project, at: Placement(podID: "\(project.name)-demo"))
for resolution in plan.resolutions { print("planned:", resolution) }

let events = PodEvents()
async let result = runner.run(plan, observers: [events])
for await event in events { print(event) }
print(await result.outcome)
