public import Logging
public import PodCompose
public import PodDocker

/// Runs projects as pods on one engine: prepares, plans, runs.
///
/// A tool that wants to look at a plan, or to change it, takes the steps one by one:
///
///     let runner = PodRunner(docker: try DockerClient())
///     let facts = try await runner.prepare(project)
///     var plan = try runner.planner.plan(project, at: Placement(podID: "shop"), facts: facts)
///     let result = await runner.run(plan)
public struct PodRunner: Sendable {
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
    ///   - stateDirectory: where the locks of pods are: pods of one host that share names share it.
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

    // MARK: Prepare and plan

    /// Asks the engine, and this host's kernel, for what planning has to know, and changes nothing.
    ///
    /// Images that the engine has not got yet, or that have to be fetched anew, are left out: ``run(_:options:control:observers:)``
    /// fetches what the plan needs, and completes the plan.
    ///
    /// - Throws: ``PlanError`` for an image whose policy cannot be read, `DockerError`.
    public func prepare(_ project: Project) async throws -> EngineFacts {
        let provider = ImageProvider(docker: docker, retries: 0, credentials: credentials, announce: { _ in })
        async let survey = EngineFacts.survey(of: docker)
        async let images = provider.known(try ImageRequirement.requirements(of: project))
        var facts = try await survey
        facts.images = try await images
        return facts
    }

    /// Plans the pod with what the engine has now, and changes nothing.
    ///
    /// - Throws: ``PlanError``, `DockerError`.
    public func plan(_ project: Project, at placement: Placement) async throws -> PodPlan {
        try planner.plan(project, at: placement, facts: try await prepare(project))
    }

    // MARK: Run

    /// Runs a plan until its pod ends, and removes everything that belongs to the pod, however it ends.
    ///
    /// The images that the plan needs are fetched first, and what they bring along completes the plan. A run whose task
    /// is cancelled kills the pod and removes it before it returns; who wants the pod to be stopped in good order uses
    /// its `control`.
    ///
    /// - Parameters:
    ///   - control: the handle by which the pod can be stopped.
    ///   - observers: are told what happens, and get the containers' output.
    public func run(
        _ plan: PodPlan,
        options: RunOptions = RunOptions(),
        control: PodControl = PodControl(),
        observers: [any PodObserver] = []
    ) async -> PodResult {
        await run(.plan(plan), options, control, observers)
    }

    /// Prepares, plans and runs a project as a pod, as ``run(_:options:control:observers:)`` does.
    public func run(
        _ project: Project,
        at placement: Placement,
        options: RunOptions = RunOptions(),
        control: PodControl = PodControl(),
        observers: [any PodObserver] = []
    ) async -> PodResult {
        await run(.project(project, placement), options, control, observers)
    }

    private func run(
        _ subject: PodLaunch.Subject,
        _ options: RunOptions,
        _ control: PodControl,
        _ observers: [any PodObserver]
    ) async -> PodResult {
        let audience = Audience(observers)
        return await shielded(onCancel: { control.kill() }) {
            await audience.hear { announce in
                let launch = PodLaunch(
                    runner: self,
                    subject: subject,
                    options: options,
                    control: control,
                    audience: audience,
                    announce: announce
                )
                let result = await launch.run()
                if let event = result.outcome.event { announce(event) }
                return result
            }
        }
    }
}

extension PodOutcome {
    /// The last event of a pod that ended so.
    fileprivate var event: PodEvent? {
        switch self {
        case .finished: PodEvent(.finished)
        case .stopped: nil
        case .failed(let failure):
            PodEvent(
                .failed,
                service: failure.service,
                container: failure.container,
                message: failure.message,
                exit: failure.exit
            )
        }
    }
}
