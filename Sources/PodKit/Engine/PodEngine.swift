import Logging
import PodCompose
import PodDocker

/// The engine's side of one pod: does what the machine asks for, and reports what came of it.
///
/// It decides nothing. Every call ends, by its time limit if need be, and every call is answered with an input.
struct PodEngine: Sendable {
    typealias Send = @Sendable (PodMachine.Input) -> Void

    let docker: DockerClient
    let plan: PodPlan
    let options: RunOptions
    let cgroup: PodCgroup?
    /// The labels of everything that this run makes.
    let labels: RunLabels
    let audience: Audience
    let logger: Logger
    let runs = ContainerRuns()
    let unanswered = UnansweredCreations()
    let position = EventPosition()

    /// Takes note of what actions that come after this one build on.
    func note(_ action: PodMachine.Action) {
        switch action {
        case .follow(let key, let run): runs.begin(run, of: key)
        case .endRun(let key, let time): runs.current(key)?.ends(at: time ?? .now)
        default: break
        }
    }

    func perform(_ action: PodMachine.Action, _ send: @escaping Send) async {
        logger.debug("\(action)", metadata: ["pod": "\(plan.podID)"])
        switch action {
        case .watch: await watch(send)
        case .create(let resource): await create(resource, send)
        case .start(let key): await start(key, send)
        case .follow(let key, _): await follow(key, send)
        case .runHooks(let key): await runHooks(key, send)
        case .measure(let key): measure(key, send)
        case .examine(let key, let status): await examine(key, status, send)
        case .askStanding(let key): await askStanding(key, send)
        case .signalStop(let key): await signalStop(key, send)
        case .kill(let key): await kill(key)
        case .remove: await remove(send)
        case .set, .cancel, .emit, .endRun, .end: break
        }
    }

    func container(_ key: String) -> ContainerPlan? {
        plan.containers.first { $0.name == key }
    }

    /// By what the engine knows a container: its id, which no renaming changes, or its name before it has one.
    func reference(_ container: ContainerPlan) -> String { runs.id(of: container.name) ?? container.engineName }

    /// What a failed call means for the pod.
    func failure(_ kind: PodFailure.Kind, _ container: ContainerPlan?, _ doing: String, _ error: any Error)
        -> PodFailure
    {
        let culprit = container.flatMap { $0.isInfra ? nil : $0 }
        var failure = PodFailure(kind, service: culprit?.service, container: culprit?.name, doing)
        guard let error = error as? DockerError else {
            failure.message += ": \((error as? PodFailure)?.message ?? "\(error)")"
            return failure
        }
        if error.isEngineGone { failure.kind = .engine }
        failure.message += ": \(error.message)"
        return failure
    }

    // MARK: Start and stop

    private func start(_ key: String, _ send: Send) async {
        guard let container = container(key) else { return }
        do {
            try cgroup?.checkPresence()
            try await docker.startContainer(reference(container))
        } catch {
            let isEngineGone = (error as? DockerError)?.isEngineGone == true
            var failure = failure(.launch, container, "the engine could not start it", error)
            if let own = error as? PodFailure { failure = own }
            return send(.startFailed(key, failure.withPortHint(plan), isEngineGone: isEngineGone))
        }
        do {
            try await notePorts(of: container)
        } catch {
            let failure = failure(.launch, container, "the engine could not say which ports it chose", error)
            let isEngineGone = (error as? DockerError)?.isEngineGone == true
            return send(.startFailed(key, failure, isEngineGone: isEngineGone))
        }
        send(.started(key))
    }

    private func runHooks(_ key: String, _ send: Send) async {
        guard let container = container(key), let run = runs.current(key) else { return }
        do {
            for hook in container.postStart { try await self.run(hook, in: container, run) }
        } catch {
            send(.hookFailed(key, failure(.launch, container, "a post_start hook failed", error)))
        }
    }

    private func askStanding(_ key: String, _ send: Send) async {
        guard let container = container(key) else { return }
        do {
            let runs = try await docker.inspectContainer(reference(container)).state?.running == true
            send(.stands(key, runs ? .running : .ended))
        } catch {
            send(.stands(key, (error as? DockerError)?.code == .notFound ? .ended : .unknown))
        }
    }

    /// What goes wrong here is made good by the kill that follows when the grace is over.
    private func signalStop(_ key: String, _ send: Send) async {
        guard let container = container(key), let run = runs.current(key) else { return }
        for hook in container.preStop {
            do {
                try await self.run(hook, in: container, run)
            } catch {
                send(.warned(key, failure(.exit, container, "a pre_stop hook failed", error).message))
            }
        }
        try? await docker.killContainer(reference(container), signal: container.stopSignal)
    }

    private func kill(_ key: String) async {
        guard let container = container(key) else { return }
        try? await docker.killContainer(reference(container))
    }

    // MARK: The end of a run

    private func measure(_ key: String, _ send: Send) {
        let nothing = ExitInquiry.Reading(progress: 0, isReporting: true)
        send(.measured(key, runs.current(key)?.reading ?? nothing))
    }

    private func examine(_ key: String, _ status: Int?, _ send: Send) async {
        guard let container = container(key) else { return }
        // A container that has just been removed has no more to say.
        let state = try? await docker.inspectContainer(reference(container)).state
        let isOutOfMemory = state?.oomKilled == true
        var facts = ExitInquiry.Facts(
            status: state?.exitCode,
            engineMessage: state?.error ?? "",
            isOutOfMemory: isOutOfMemory,
            lastLines: runs.current(key)?.lastLines ?? []
        )
        if let id = runs.id(of: key) {
            facts.memory = await (cgroup?.memory ?? .blind).account(
                of: id,
                isKilled: (status ?? state?.exitCode) == 137,
                engineSays: isOutOfMemory
            )
        }
        send(.examined(key, facts))
    }

    /// Removes all that this run has made, by what the engine has and not by the plan.
    private func remove(_ send: Send) async {
        send(.removed(leftBehind: await removeAll()))
    }

    func removeAll() async -> [String] {
        await RunningPod.remove(
            plan.podID,
            run: labels.owner.run,
            on: docker,
            cgroup: cgroup?.place,
            engineTimeout: options.engineTimeout,
            expecting: { expected }
        )
    }

    private var expected: Set<RunningPod.Expected> {
        Set(
            unanswered.all.map { resource in
                switch resource {
                case .container(let key): .container(container(key)?.engineName ?? key)
                case .network(let name): .network(name)
                case .volume(let name): .volume(name)
                }
            }
        )
    }
}

extension PodFailure {
    /// The engine's message about a taken port names the port and not what to do.
    fileprivate func withPortHint(_ plan: PodPlan) -> PodFailure {
        guard message.contains("port is already allocated") || message.contains("address already in use"),
            let port = plan.ports.first(where: { $0.hostPort.map { message.contains(":\($0)") } ?? false })
        else { return self }
        var hinted = self
        hinted.service = port.service
        hinted.container = port.container
        hinted.message =
            "port \(port.hostPort ?? 0)/\(port.transport) of the host is taken; free it, or choose another "
            + "for \(port.service)'s port \(port.containerPort)"
        return hinted
    }
}
