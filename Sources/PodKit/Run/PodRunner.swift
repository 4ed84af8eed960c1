public import Logging
public import PodCompose
public import PodDocker

/// Runs a project as one pod: images, plan, launch, life and clean-up.
public struct PodRunner: Sendable {
    /// Where passwords for registries come from; `nil` for a registry that needs none.
    public typealias CredentialSource = @Sendable (ImageReference) async throws -> RegistryCredentials?

    /// The engine on which pods run.
    public let docker: DockerClient
    /// What turns a project into a plan.
    public let planner: Planner
    let credentials: CredentialSource
    let logger: Logger

    /// - Parameters:
    ///   - planner: the standard passes, or more.
    ///   - credentials: asked for each image that has to be pulled, or from which one is built.
    ///   - logger: gets what is done at level `debug` and what is chosen at `info`; nothing is logged by default.
    public init(
        docker: DockerClient,
        planner: Planner = Planner(),
        credentials: @escaping CredentialSource = { _ in nil },
        logger: Logger = Logger(label: "podkit") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.docker = docker
        self.planner = planner
        self.credentials = credentials
        self.logger = logger
    }

    /// Runs the pod until it ends, and removes everything that belongs to it, however it ends.
    ///
    /// To end a pod, use its `control`: a run whose task is cancelled stops at once and says in
    /// ``PodResult/leftBehind`` what it leaves.
    ///
    /// - Parameters:
    ///   - control: the handle by which the pod can be stopped.
    ///   - observer: is told what happens, and gets the containers' output.
    public func run(
        _ project: Project,
        at placement: Placement,
        options: RunOptions = RunOptions(),
        control: PodControl = PodControl(),
        observer: some PodObserver
    ) async -> PodResult {
        let (events, announcer) = AsyncStream.makeStream(of: PodEvent.self)
        let announce: @Sendable (PodEvent) -> Void = { announcer.yield($0) }
        let allObserved = Bell()
        // The observer has a task of its own: supervision must not wait for a terminal.
        return await withDiscardingTaskGroup { group in
            group.addTask {
                for await event in events { await observer.observe(event) }
                allObserved.ring()
            }
            let result = await live(project, placement, options, control, observer, announce)
            switch result.outcome {
            case .finished: announce(PodEvent(.finished))
            case .failed(let failure):
                announce(PodEvent(.failed, service: failure.service, message: failure.message, exit: failure.exit))
            case .stopped: break
            }
            announcer.finish()
            _ = try? await withTimeLimit(Self.observerPatience) { await allObserved.rung() }
            group.cancelAll()
            return result
        }
    }

    /// How long an observer may take for the last events of a pod that is gone.
    private static let observerPatience = Duration.seconds(5)

    /// Plans the pod as ``run(_:at:options:control:observer:)`` would, with what the engine has now, and changes nothing.
    ///
    /// - Throws: ``PlanError``, `DockerError`.
    public func plan(_ project: Project, at placement: Placement) async throws -> PodPlan {
        let survey = try await EngineSurvey.take(of: docker, podID: placement.podID)
        let provider = ImageProvider(docker: docker, retries: 0, credentials: credentials, announce: { _ in })
        var images: [String: ImageFacts] = [:]
        for requirement in try ImageRequirement.requirements(of: project) {
            images[requirement.reference] = try await provider.inspect(requirement.reference).map(ImageFacts.init)
        }
        return try planner.plan(project, at: placement, facts: survey.facts(images: images))
    }

    private func live(
        _ project: Project,
        _ placement: Placement,
        _ options: RunOptions,
        _ control: PodControl,
        _ observer: some PodObserver,
        _ announce: @escaping @Sendable (PodEvent) -> Void
    ) async -> PodResult {
        let began = ContinuousClock.now
        let preparation = PodPreparation(
            runner: self,
            project: project,
            placement: placement,
            options: options,
            announce: announce
        )
        let prepared: PodPreparation.Prepared
        switch await preparation.run(until: control) {
        case .ready(let ready): prepared = ready
        case .stopped: return PodResult(outcome: .stopped)
        case .failed(let failure): return PodResult(outcome: .failed(failure))
        }
        announce(PodEvent(.planned, subject: placement.podID))
        for resolution in prepared.plan.resolutions where resolution.field == "network" {
            announce(PodEvent(.warning, service: resolution.service, message: resolution.reason))
        }
        var remaining = options
        remaining.launchTimeout = options.launchTimeout.map { max(.zero, $0 - (ContinuousClock.now - began)) }
        logger.info(
            "planned",
            metadata: [
                "pod": "\(placement.podID)", "network": "\(prepared.plan.isShared ? "shared" : "bridge")",
                "cgroup": "\(prepared.cgroup?.parent ?? placement.cgroupParent ?? "the engine's default")",
            ]
        )
        let engine = PodEngine(
            docker: docker,
            plan: prepared.plan,
            options: options,
            cgroup: prepared.cgroup,
            observer: observer,
            logger: logger
        )
        let supervisor = PodSupervisor(
            plan: prepared.plan,
            engine: engine,
            options: remaining,
            control: control,
            announce: announce
        )
        var result = await supervisor.run()
        do {
            try await prepared.cgroup?.remove()
        } catch {
            result.leftBehind.append("cgroup \(prepared.cgroup?.parent ?? ""): \(error)")
        }
        return result
    }
}
