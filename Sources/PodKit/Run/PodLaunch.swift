import Logging
import PodCompose
import PodDocker

/// One run of a pod: takes its lock, gets what it needs, makes its cgroup, and lives it to its end.
struct PodLaunch: Sendable {
    /// What is to be run.
    enum Subject: Sendable {
        case project(Project, Placement)
        case plan(PodPlan)

        var podID: String {
            switch self {
            case .project(_, let placement): placement.podID
            case .plan(let plan): plan.podID
            }
        }
    }

    let runner: PodRunner
    let subject: Subject
    let options: RunOptions
    let control: PodControl
    let audience: Audience
    let announce: @Sendable (PodEvent) -> Void

    private var docker: DockerClient { runner.docker }

    func run() async -> PodResult {
        let began = ContinuousClock.now
        do {
            // Before anything is looked at: of two starts of one name, one is the pod.
            let lock = try PodLock.take(subject.podID, in: runner.stateDirectory)
            defer { lock.release() }
            guard let plan = try await untilStopped({ try await ready() }) else { return PodResult(outcome: .stopped) }
            return try await live(plan, lock.owner, since: began)
        } catch let failure as PodFailure {
            return PodResult(outcome: .failed(failure))
        } catch let error as PlanError {
            return PodResult(outcome: .failed(PodFailure(error)))
        } catch let error as DockerError {
            return PodResult(outcome: .failed(PodFailure(error.isEngineGone ? .engine : .launch, error.message)))
        } catch {
            return PodResult(outcome: .failed(PodFailure(.launch, "\(error)")))
        }
    }

    // MARK: Before anything is made

    /// Gets the plan and its images, and checks all that can be checked; makes nothing that would have to be removed,
    /// and so can be cancelled at any moment.
    private func ready() async throws -> PodPlan {
        async let namesake = RunningPod.find(subject.podID, on: docker)
        switch subject {
        case .plan(let plan):
            if let namesake = try await namesake { throw PodFailure.namesake(namesake) }
            return try plan.completed(with: try await fetch(plan, plan.images))
        case .project(let project, let placement):
            async let prepared = runner.prepare(project)
            if let namesake = try await namesake { throw PodFailure.namesake(namesake) }
            var facts = try await prepared
            let plan = try runner.planner.plan(project, at: placement, facts: facts)
            // What is known has just been seen on the engine.
            let images = try await fetch(plan, plan.images.filter { plan.imageFacts[$0.reference] == nil })
            guard plan.portClash(with: images) != nil else { return try plan.completed(with: images) }
            // What an image that has just come listens on is the one thing that changes more than a container.
            facts.images.merge(images) { $1 }
            return try runner.planner.plan(project, at: placement, facts: facts)
        }
    }

    /// Makes images of a plan present, and checks that its networks and volumes of others are.
    ///
    /// - Returns: what planning wants to know of each image.
    private func fetch(_ plan: PodPlan, _ images: [ImageRequirement]) async throws -> [String: ImageFacts] {
        try await ExternalResources(of: plan).check(on: docker)
        let provider = ImageProvider(
            docker: docker,
            retries: options.pullRetries,
            credentials: runner.credentials,
            announce: announce
        )
        async let pause: Void = plan.usesPauseImage ? provider.providePause() : ()
        let found = try await provider.provide(images)
        try await pause
        return found
    }

    /// - Returns: `nil` if somebody asked for the end first.
    private func untilStopped(_ body: @escaping @Sendable () async throws -> PodPlan) async throws -> PodPlan? {
        try await withThrowingTaskGroup(of: PodPlan?.self) { group in
            group.addTask { try await bounded(body) }
            group.addTask {
                _ = await control.request(0)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func bounded(_ body: @escaping @Sendable () async throws -> PodPlan) async throws -> PodPlan {
        guard let limit = options.launchTimeout else { return try await body() }
        guard let plan = try await withTimeLimit(limit, { try await body() }) else {
            throw PodFailure(.timeout, "the pod was not running in time: its images were not there yet")
        }
        return plan
    }

    // MARK: The pod

    /// Makes the pod's cgroup, and lives the pod in it. Neither the launch's time nor a stop cuts the making short, so
    /// that what was made is always removed; both count again as soon as the pod's life begins.
    private func live(_ plan: PodPlan, _ owner: PodOwner, since began: ContinuousClock.Instant) async throws
        -> PodResult
    {
        for warning in plan.warnings { announce(PodEvent(.warning, message: warning)) }
        let cgroup = try await PodCgroup.make(plan.cgroup) { announce(PodEvent(.warning, message: $0)) }
        var plan = plan
        // Where the place that was planned cannot be had, and need not be, the containers go elsewhere.
        if let planned = plan.cgroup, cgroup?.parent != planned.place.parent { plan.move(toCgroup: cgroup?.parent) }
        announce(PodEvent(.planned, subject: plan.podID))
        for resolution in plan.resolutions where resolution.code == .network {
            announce(PodEvent(.warning, service: resolution.service, message: resolution.reason))
        }
        runner.logger.info(
            "planned",
            metadata: [
                "pod": "\(plan.podID)", "network": "\(plan.isShared ? "shared" : "bridge")",
                "cgroup": "\(cgroup?.parent ?? "the engine's default")",
            ]
        )
        var remaining = options
        remaining.launchTimeout = options.launchTimeout.map { max(.zero, $0 - (ContinuousClock.now - began)) }
        let engine = PodEngine(
            docker: docker,
            plan: plan,
            options: options,
            cgroup: cgroup,
            labels: RunLabels(podID: plan.podID, owner: owner, cgroup: cgroup?.place),
            audience: audience,
            logger: runner.logger
        )
        let supervisor = PodSupervisor(
            plan: plan,
            engine: engine,
            options: remaining,
            control: control,
            announce: announce
        )
        return await supervisor.run()
    }
}

extension PodFailure {
    fileprivate init(_ error: PlanError) {
        self.init(error.code == .cgroup ? .cgroup : .invalid, error.description)
    }
}
