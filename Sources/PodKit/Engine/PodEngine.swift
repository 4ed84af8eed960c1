import Logging
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
    let observer: any PodObserver
    let logger: Logger
    let runs = ContainerRuns()
    let unanswered = UnansweredCreations()

    /// Between two attempts to reach an engine that is being restarted.
    static let pause = Duration.milliseconds(200)
    /// For the engine's word that a container that was killed ran out of memory. On a busy machine, 0.15 s late was seen.
    static let patienceForMemory = Duration.seconds(5)

    func perform(_ action: PodMachine.Action, _ send: @escaping Send) async {
        logger.debug("\(action)", metadata: ["pod": "\(plan.podID)"])
        switch action {
        case .create(let resource): await create(resource, send)
        case .start(let key): await start(key, send)
        case .signalStop(let key): await signalStop(key, send)
        case .kill(let key): await kill(key)
        case .abandonStart(let key): runs.current(key)?.stops()
        case .remove(let resource): await remove(resource, send)
        case .set, .cancel, .emit, .end: break
        }
    }

    func container(_ key: String) -> ContainerPlan? {
        plan.containers.first { $0.key == key }
    }

    /// What a failed call means for the pod.
    func failure(_ kind: PodFailure.Kind, _ container: ContainerPlan?, _ doing: String, _ error: any Error)
        -> PodFailure
    {
        let service = container.flatMap { $0.isInfra ? nil : $0.key }
        guard let error = error as? DockerError else {
            let cause = (error as? PodFailure)?.message ?? "\(error)"
            return PodFailure(kind, service: service, "\(doing): \(cause)")
        }
        let isGone = error.code == .unreachable || error.code == .disconnected
        return PodFailure(isGone ? .engine : kind, service: service, "\(doing): \(error.message)")
    }

    // MARK: Start and stop

    /// Starts a container, runs its hooks, and follows its output until it ends.
    private func start(_ key: String, _ send: @escaping Send) async {
        guard let container = container(key) else { return }
        let run = runs.begin(key)
        do {
            try cgroup?.checkPresence()
            try await persistently(run) { try await docker.startContainer(container.name) }
        } catch {
            // Without a log to read the run is over.
            run.outputEnd.ring()
            if let failure = error as? PodFailure { return send(.startFailed(key, failure)) }
            let failure = failure(.launch, container, "the engine could not start it", error)
            return send(.startFailed(key, failure.withPortHint(plan.ports.filter { $0.hostPort != nil })))
        }
        do {
            try await persistently(run) { try await notePorts(of: container) }
        } catch {
            send(.fail(failure(.launch, container, "the engine could not say which ports it chose", error)))
        }
        send(.started(key))
        guard !container.isInfra else { return run.outputEnd.ring() }
        await withDiscardingTaskGroup { group in
            if !container.postStart.isEmpty { group.addTask { await afterStart(container, run, send) } }
            await follow(container, run, send)
        }
    }

    /// Calls the engine again while it is being restarted, if this is not the container's first run: what makes a launch
    /// fail does not end a pod that runs.
    private func persistently(_ run: ContainerRun, _ call: () async throws -> Void) async throws {
        let began = ContinuousClock.now
        while true {
            do {
                return try await call()
            } catch let error as DockerError where error.code == .unreachable || error.code == .disconnected {
                let isWorthWaiting = run.since != nil && !run.isBeingStopped
                guard isWorthWaiting, ContinuousClock.now - began < options.engineTimeout else { throw error }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    private func afterStart(_ container: ContainerPlan, _ run: ContainerRun, _ send: Send) async {
        do {
            for hook in container.postStart { try await self.run(hook, in: container, run) }
        } catch {
            // Where the container has ended, its end is the reason, and what it means its restart rule says.
            switch await standing(of: container, run) {
            case .ended: break
            case .running: send(.fail(failure(.launch, container, "a post_start hook failed", error)))
            case .unknown: send(.warned(container.key, "a post_start hook may not have run: \(error)"))
            }
        }
    }

    private enum Standing { case running, ended, unknown }

    private func standing(of container: ContainerPlan, _ run: ContainerRun) async -> Standing {
        do {
            guard try await docker.inspectContainer(container.name).state?.running == true else { return .ended }
            // It may end in this moment: that is what ended the hook.
            _ = try? await withTimeLimit(.milliseconds(500)) { await run.isOver.rung() }
            return run.end == nil ? .running : .ended
        } catch {
            return (error as? DockerError)?.code == .notFound ? .ended : .unknown
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
        run.stops()
        try? await docker.killContainer(container.name, signal: container.stopSignal)
    }

    private func kill(_ key: String) async {
        guard let container = container(key) else { return }
        runs.current(key)?.stops()
        try? await docker.killContainer(container.name)
    }
}

extension PodFailure {
    /// The engine's message about a taken port names the port and not what to do.
    fileprivate func withPortHint(_ ports: [PublishedPort]) -> PodFailure {
        guard message.contains("port is already allocated") || message.contains("address already in use"),
            let port = ports.first(where: { message.contains(":\($0.hostPort ?? 0)") })
        else { return self }
        var hinted = self
        hinted.service = port.service
        hinted.message =
            "port \(port.hostPort ?? 0)/\(port.transport) of the host is taken; free it, or choose another "
            + "for \(port.service)'s port \(port.containerPort)"
        return hinted
    }
}
