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
    /// Where the locks of pods are.
    public let stateDirectory: StateDirectory
    let credentials: CredentialSource
    let logger: Logger

    /// - Parameters:
    ///   - planner: the standard passes, or more.
    ///   - credentials: asked for each image that has to be pulled, or from which one is built.
    ///   - logger: gets what is done at level `debug` and what is chosen at `info`; nothing is logged by default.
    public init(
        docker: DockerClient,
        planner: Planner = Planner(),
        stateDirectory: StateDirectory = .standard,
        credentials: @escaping CredentialSource = { _ in nil },
        logger: Logger = Logger(label: "podkit") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.docker = docker
        self.planner = planner
        self.stateDirectory = stateDirectory
        self.credentials = credentials
        self.logger = logger
    }

    /// Runs a project as a pod until the pod ends, and removes everything that belongs to it, however it ends.
    ///
    /// A run whose task is cancelled kills the pod and removes it before it returns; who wants the pod to be stopped in
    /// good order uses its `control`.
    ///
    /// - Parameters:
    ///   - control: the handle by which the pod can be stopped.
    ///   - observers: are told what happens, and get the containers' output.
    public func run(
        _ project: Project,
        at placement: Placement,
        options: RunOptions = RunOptions(),
        control: PodControl = PodControl(),
        observers: [any PodObserver] = []
    ) async -> PodResult {
        let audience = Audience(observers)
        return await shielded(onCancel: { control.kill() }) {
            await audience.hear { announce in
                let result = await live(project, placement, options, control, audience, announce)
                switch result.outcome {
                case .finished: announce(PodEvent(.finished))
                case .failed(let failure):
                    announce(
                        PodEvent(
                            .failed,
                            service: failure.service,
                            container: failure.container,
                            message: failure.message,
                            exit: failure.exit
                        )
                    )
                case .stopped: break
                }
                return result
            }
        }
    }

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
        _ audience: Audience,
        _ announce: @escaping @Sendable (PodEvent) -> Void
    ) async -> PodResult {
        let lock: PodLock
        do {
            lock = try PodLock.take(placement.podID, in: stateDirectory)
        } catch {
            return PodResult(outcome: .failed(error))
        }
        defer { lock.release() }
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
            labels: RunLabels(podID: placement.podID, owner: lock.owner, cgroup: prepared.cgroup?.place),
            audience: audience,
            logger: logger
        )
        let supervisor = PodSupervisor(
            plan: prepared.plan,
            engine: engine,
            options: remaining,
            control: control,
            announce: announce
        )
        return await supervisor.run()
    }
}
