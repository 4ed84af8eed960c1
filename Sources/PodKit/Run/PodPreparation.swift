import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker

extension DockerEndpoint {
    /// Whether the engine is on this host, as far as the address tells.
    fileprivate var isOnThisHost: Bool {
        switch self {
        case .unix: true
        case .tcp(let host, _): host == "localhost" || host == "::1" || host.hasPrefix("127.")
        }
    }
}

/// Everything before the first container: what the engine is like, the images, the pod's cgroup, the plan.
struct PodPreparation: Sendable {
    let runner: PodRunner
    let project: Project
    let placement: Placement
    let options: RunOptions
    let announce: @Sendable (PodEvent) -> Void

    struct Prepared: Sendable {
        var plan: PodPlan
        var cgroup: PodCgroup?
    }

    enum End: Sendable {
        case ready(Prepared)
        case stopped
        case failed(PodFailure)
    }

    /// What is known before anything is made.
    private struct Gathered: Sendable {
        var engine: EngineSurvey
        var facts: EngineFacts
    }

    /// Prepares until it is done, the launch's time is over, or somebody asks for the end.
    func run(until control: PodControl) async -> End {
        do {
            guard let gathered = try await gathered(until: control) else { return .stopped }
            return .ready(try await settle(gathered))
        } catch let failure as PodFailure {
            return .failed(failure)
        } catch let error as PlanError {
            return .failed(PodFailure(.invalid, error.description))
        } catch let error as DockerError {
            let isGone = error.code == .unreachable || error.code == .disconnected
            return .failed(PodFailure(isGone ? .engine : .launch, error.message))
        } catch {
            return .failed(PodFailure(.launch, "\(error)"))
        }
    }

    /// - Returns: `nil` if somebody asked for the end first.
    private func gathered(until control: PodControl) async throws -> Gathered? {
        try await withThrowingTaskGroup(of: Gathered?.self) { group in
            group.addTask { try await bounded() }
            group.addTask {
                _ = await control.request(0)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func bounded() async throws -> Gathered {
        guard let limit = options.launchTimeout else { return try await gather() }
        guard let gathered = try await withTimeLimit(limit, gather) else {
            throw PodFailure(.timeout, "the pod was not running in time: its images were not there yet")
        }
        return gathered
    }

    /// Finds out what the engine is like, gets the images, and checks all that can be checked; makes nothing that
    /// would have to be removed, and so can be cancelled at any moment.
    private func gather() async throws -> Gathered {
        // A plan without facts finds out what is wrong with the file before anything is pulled.
        _ = try runner.planner.plan(project, at: placement)
        let provider = ImageProvider(
            docker: runner.docker,
            retries: options.pullRetries,
            credentials: runner.credentials,
            announce: announce
        )
        async let survey = EngineSurvey.take(of: runner.docker, podID: placement.podID)
        async let images = provider.provide(try requirements())
        let engine = try await survey
        if let namesake = engine.namesake { throw PodFailure.namesake(namesake) }
        if placement.infraImage == nil { try await provider.providePause(architecture: engine.architecture) }
        let facts = engine.facts(images: try await images)
        try await checkExternals(of: runner.planner.plan(project, at: placement, facts: facts).project)
        return Gathered(engine: engine, facts: facts)
    }

    /// Makes the pod's cgroup, and plans the pod in it. Neither the launch's time nor a stop cuts this short, so that
    /// what was made is always handed out or removed; both count again as soon as the pod's life begins.
    private func settle(_ gathered: Gathered) async throws -> Prepared {
        var placement = placement
        let cgroup = try await makeCgroup(on: gathered.engine)
        placement.cgroupParent = cgroup?.parent ?? placement.cgroupParent
        do {
            let plan = try runner.planner.plan(project, at: placement, facts: gathered.facts)
            return Prepared(plan: plan, cgroup: cgroup)
        } catch {
            await remove(cgroup)
            throw error
        }
    }

    /// Removes the cgroup of a pod that does not come to be.
    private func remove(_ cgroup: PodCgroup?) async {
        do {
            if let cgroup { try await PodCgroup.remove(cgroup.place) }
        } catch {
            announce(PodEvent(.warning, message: "left behind: cgroup \(cgroup?.parent ?? ""): \(error)"))
        }
    }

    private func makeCgroup(on engine: EngineSurvey) async throws(PodFailure) -> PodCgroup? {
        guard placement.cgroupParent == nil else {
            guard options.limits.isEmpty else {
                throw PodFailure(.cgroup, "a pod in a cgroup that somebody else made has no limits of its own")
            }
            return nil
        }
        guard runner.docker.endpoint.isOnThisHost, engine.kernel.canBe(.own) else {
            guard options.limits.isEmpty, [.automatic, .engine].contains(placement.cgroup) else {
                throw PodFailure(
                    .cgroup,
                    "the engine at \(runner.docker.endpoint) is on another host, whose cgroups cannot be "
                        + "reached from here: run the pod there, or give the services limits of their own"
                )
            }
            if placement.cgroup == .automatic {
                announce(PodEvent(.warning, message: "the pod has no cgroup of its own: the engine is on another host"))
            }
            return nil
        }
        return try await PodCgroup.make(
            placement.cgroup,
            podID: placement.podID,
            driver: engine.cgroupDriver,
            containerID: placement.containerID,
            limits: options.limits
        ) { announce(PodEvent(.warning, message: $0)) }
    }

    /// The engine makes up a volume that it does not find, which would be a stranger's and would stay behind.
    private func checkExternals(of planned: Project) async throws {
        for (key, volume) in planned.volumes where volume.external {
            let name = volume.name ?? key
            try await require("volume", name, at: ["volumes", key]) { _ = try await runner.docker.inspectVolume(name) }
        }
        for (key, network) in planned.networks where network.external {
            let name = network.name ?? key
            try await require("network", name, at: ["networks", key]) {
                _ = try await runner.docker.inspectNetwork(name)
            }
        }
    }

    private func require(
        _ kind: String,
        _ name: String,
        at path: [String],
        _ inspect: () async throws -> Void
    ) async throws {
        do {
            try await inspect()
        } catch let error as DockerError where error.code == .notFound {
            throw PlanError(
                .invalid,
                "the external \(kind) \(name) is not there; create it (docker \(kind) create \(name)), or leave external "
                    + "out to give the pod one of its own",
                at: project.location(of: path)
            )
        }
    }

    private func requirements() throws -> [ImageRequirement] {
        var requirements = try ImageRequirement.requirements(of: project)
        if let image = placement.infraImage, !requirements.contains(where: { $0.reference == image }) {
            requirements.append(ImageRequirement(reference: image, services: [], policy: .missing))
        }
        return requirements
    }
}
