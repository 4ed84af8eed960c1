import PodDocker

/// Watching the pod through the engine's events, never by asking again and again.
extension PodEngine {
    /// Reports what happens to the pod's containers until the task is cancelled, through restarts of the engine.
    func watch(_ send: @escaping Send) async {
        var last: DockerEvent?
        var lostSince: ContinuousClock.Instant?
        var isFirst = true
        while !Task.isCancelled {
            do {
                try await docker.withEvents(after: last, filters: filters) { events in
                    // The subscription stands: nothing that is created from now on goes unseen.
                    if isFirst { send(.begin) } else { try await catchUp(send) }
                    isFirst = false
                    lostSince = nil
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await event in events {
                            last = event
                            guard let key = key(of: event) else { continue }
                            switch event.actionName {
                            case "die": group.addTask { await reportExit(of: key, event, send) }
                            case "oom": runs.current(key)?.runsOutOfMemory()
                            default: if let input = input(event, of: key) { send(input) }
                            }
                        }
                        group.cancelAll()
                    }
                }
            } catch is CancellationError {
                return
            } catch {
                let lost = lostSince ?? ContinuousClock.now
                lostSince = lost
                if ContinuousClock.now - lost > (isFirst ? .zero : options.engineTimeout) {
                    return send(.fail(failure(.engine, nil, "the engine does not answer", error)))
                }
            }
            do { try await Task.sleep(for: Self.pause) } catch { return }
        }
    }

    private var filters: Filters {
        Filters([
            "type": ["container"], "label": ["\(PodLabel.pod)=\(plan.podID)"],
            "event": ["die", "health_status", "destroy", "oom"],
        ])
    }

    private func key(of event: DockerEvent) -> String? {
        event.actor.attributes["name"].flatMap { name in plan.containers.first { $0.name == name }?.key }
    }

    private func input(_ event: DockerEvent, of key: String) -> PodMachine.Input? {
        switch (event.actionName, event.health) {
        case ("destroy", _): .vanished(key)
        case (_, "healthy"?): .health(key, isHealthy: true)
        case (_, "unhealthy"?): .health(key, isHealthy: false)
        default: nil
        }
    }

    private func reportExit(of key: String, _ event: DockerEvent, _ send: Send) async {
        // A container that has just been removed has no more to say.
        let inspected = try? await docker.inspectContainer(container(key)?.name ?? key)
        await reportExit(of: key, event.actor.id, event.exitCode, event.time, inspected?.state, send)
    }

    private func reportExit(
        of key: String,
        _ containerID: String,
        _ status: Int?,
        _ time: Timestamp?,
        _ state: ContainerState?,
        _ send: Send
    ) async {
        guard let run = runs.current(key), runs.isNew(end: state?.finishedAt, of: key) else { return }
        await run.finish(at: time)
        var report = ExitReport(
            status: status ?? state?.exitCode ?? 0,
            engineMessage: state?.error ?? "",
            lastLines: run.lastLines
        )
        report.outOfMemory = await outOfMemory(key, containerID, report.status, state)
        send(.exited(key, report))
    }

    private func outOfMemory(
        _ key: String,
        _ containerID: String,
        _ status: Int,
        _ state: ContainerState?
    ) async -> OutOfMemory? {
        // Whoever is stopped has not run out of memory, and the pod's end need not wait for the kernel's account.
        guard let run = runs.current(key), !run.isBeingStopped else { return nil }
        let limit = container(key)?.request.hostConfig.resources.memory.flatMap { $0 > 0 ? $0 : nil }
        let memory = cgroup?.memory ?? .blind
        let isSaid = state?.oomKilled == true
        if let cause = await memory.verdict(on: containerID, status: status, engineSays: isSaid, ownLimit: limit) {
            return cause
        }
        guard !isSaid, status == 137, limit != nil, !memory.seesContainerLimits,
            await run.isOutOfMemory(within: Self.patienceForMemory)
        else { return nil }
        return await memory.verdict(on: containerID, status: status, engineSays: true, ownLimit: limit)
    }

    /// After a break: what the engine would have said meanwhile. The machine passes over what it knows already.
    private func catchUp(_ send: Send) async throws {
        let label = "\(PodLabel.pod)=\(plan.podID)"
        let present = try await docker.listContainers(all: true, filters: ["label": [label]])
        let names = Set(present.flatMap { $0.names ?? [] }.map { String($0.drop { $0 == "/" }) })
        for container in plan.containers {
            guard names.contains(container.name) else {
                send(.vanished(container.key))
                continue
            }
            let inspected = try await docker.inspectContainer(container.name)
            guard let state = inspected.state else { continue }
            if state.running == true {
                if let health = state.health?.status, health == "healthy" || health == "unhealthy" {
                    send(.health(container.key, isHealthy: health == "healthy"))
                }
            } else if state.status == "exited" || state.status == "dead" {
                await reportExit(of: container.key, inspected.id, nil, state.finishedAt, state, send)
            }
        }
    }
}
