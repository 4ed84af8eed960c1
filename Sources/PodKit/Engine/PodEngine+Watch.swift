import PodDocker

/// Watching the pod through the engine's events, never by asking again and again.
extension PodEngine {
    /// Reports what happens to the pod's containers for as long as the subscription stands.
    func watch(_ send: @escaping Send) async {
        do {
            try await docker.withEvents(after: position.last, filters: filters) { events in
                if position.hasBegun { try await catchUp(send) }
                position.begin()
                // The subscription stands: nothing that is created from now on goes unseen.
                send(.watching)
                for try await event in events {
                    position.note(event)
                    if let key = key(of: event), let input = input(event, of: key) { send(input) }
                }
            }
            send(.watchEnded(nil))
        } catch is CancellationError {
            return
        } catch {
            send(.watchEnded(failure(.engine, nil, "the engine does not answer", error)))
        }
    }

    private var filters: Filters {
        PodFilter(podID: plan.podID, run: labels.owner.run)
            .filters(["type": ["container"], "event": ["start", "die", "health_status", "destroy", "oom"]])
    }

    /// Containers of the pod are known by a label: names can be changed behind its back.
    private func key(of event: DockerEvent) -> String? { event.actor.attributes[PodLabel.container] }

    private func input(_ event: DockerEvent, of key: String) -> PodMachine.Input? {
        switch (event.actionName, event.health) {
        case ("start", _): .startSeen(key, at: event.time)
        case ("die", _): .died(key, PodMachine.Death(status: event.exitCode, time: event.time))
        case ("oom", _): .outOfMemory(key)
        case ("destroy", _): .vanished(key)
        case (_, "healthy"?): .health(key, isHealthy: true)
        case (_, "unhealthy"?): .health(key, isHealthy: false)
        default: nil
        }
    }

    /// After a break: what the engine would have said meanwhile. The machine passes over what it knows already.
    ///
    /// Only containers whose creation was answered are asked for: one that is being created is not there yet.
    private func catchUp(_ send: Send) async throws {
        for container in plan.containers {
            guard let id = runs.id(of: container.name) else { continue }
            let key = container.name
            let state: ContainerState?
            do {
                state = try await docker.inspectContainer(id).state
            } catch let error as DockerError where error.code == .notFound {
                send(.vanished(key))
                continue
            }
            guard let state else { continue }
            if state.running == true {
                if let start = state.startedAt { send(.startSeen(key, at: start)) }
                if let health = state.health?.status, health == "healthy" || health == "unhealthy" {
                    send(.health(key, isHealthy: health == "healthy"))
                }
            } else if state.status == "exited" || state.status == "dead" {
                let end = state.finishedAt.flatMap { $0 == .never ? nil : $0 }
                send(
                    .died(
                        key,
                        PodMachine.Death(
                            status: state.exitCode,
                            time: end,
                            heardUntil: .now,
                            duringEngineLoss: true
                        )
                    )
                )
            }
        }
    }
}
