import PodDocker

/// Lives a planned pod: tells the machine what happens, and does what the machine says.
struct PodSupervisor: Sendable {
    let plan: PodPlan
    let engine: PodEngine
    let options: RunOptions
    let control: PodControl
    let announce: @Sendable (PodEvent) -> Void

    func run() async -> PodResult {
        let (inputs, sender) = AsyncStream.makeStream(of: PodMachine.Input.self)
        let send: @Sendable (PodMachine.Input) -> Void = { sender.yield($0) }
        let origin = ContinuousClock.now
        return await withDiscardingTaskGroup { group in
            var machine = PodMachine(plan: plan, options: options)
            var timers = MachineTimers { send(.fired($0)) }
            defer {
                timers.cancelAll()
                group.cancelAll()
            }
            if let memory = engine.cgroup?.memory { group.addTask { await memory.run() } }
            group.addTask { await relayRequests(send) }
            var actions = machine.begin()
            var source = inputs.makeAsyncIterator()
            while true {
                for action in actions {
                    engine.note(action)
                    switch action {
                    case .set(let timer, let delay): timers.set(timer, after: delay)
                    case .cancel(let timer): timers.cancel(timer)
                    case .emit(let event): announce(complete(event))
                    case .end(let outcome, let leftBehind):
                        return PodResult(outcome: outcome, leftBehind: leftBehind)
                    default: group.addTask { await engine.perform(action, send) }
                    }
                }
                guard let input = await source.next() else { break }
                actions = machine.handle(input, at: ContinuousClock.now - origin)
            }
            // Nobody cancels this task: see `PodRunner`.
            return PodResult(outcome: .stopped, leftBehind: await engine.removeAll())
        }
    }

    private func relayRequests(_ send: (PodMachine.Input) -> Void) async {
        var number = 0
        while let request = await control.request(number) {
            number += 1
            switch request {
            case .stop(let grace): send(.stop(grace: grace))
            case .kill: send(.kill)
            }
        }
    }

    private func complete(_ event: PodEvent) -> PodEvent {
        guard event.kind == .running else { return event }
        var event = event
        event.ports = engine.publishedPorts
        return event
    }
}

extension PodMachine {
    /// The machine of a plan.
    init(plan: PodPlan, options: RunOptions) {
        self.init(
            containers: plan.containers.map { container in
                ContainerLife(
                    key: container.name,
                    service: container.service,
                    name: container.engineName,
                    createAfter: container.createAfter,
                    startAfter: container.startAfter,
                    restart: container.restart,
                    isEssential: container.isEssential,
                    hasHealthcheck: container.hasHealthcheck,
                    hasHooks: !container.postStart.isEmpty,
                    stopGrace: container.stopGrace,
                    memoryLimit: container.request.hostConfig.resources.memory.flatMap { $0 > 0 ? $0 : nil },
                    isInfra: container.isInfra
                )
            },
            networks: plan.networks.map(\.name),
            volumes: plan.volumes.compactMap(\.name),
            limits: Limits(
                launch: options.launchTimeout,
                stop: options.stopGrace,
                engine: options.engineTimeout
            )
        )
    }
}
