/// Stopping in the reverse order of the dependencies, killing what does not end, and removing everything.
extension PodMachine {
    /// The first reason for the end is the one that counts; a stop that was asked for cannot fail any more.
    mutating func fail(_ failure: PodFailure) {
        guard phase == .idle || phase == .launching || phase == .running else { return }
        stop(.failed(failure), grace: nil)
    }

    mutating func stop(_ reason: PodOutcome, grace: Duration?) {
        switch phase {
        case .idle, .launching, .running:
            phase = .stopping
            outcome = reason
            actions += [.cancel(.launch), .emit(PodEvent(.stopping, message: stopMessage))]
            if all.contains(where: { state(of: $0) == .creating }) {
                actions.append(.set(.creation, after: Self.creationPatience))
            }
            for life in containers {
                switch tracks[life.key]?.stage {
                case .backingOff:
                    tracks[life.key]?.stage = .down
                    actions.append(.cancel(.restart(life.key)))
                case .waiting, .starting, .running, .ending, .down, nil: break
                }
            }
        case .stopping, .removing, .ended: break
        }
        guard phase == .stopping, let grace = grace ?? limits.stop else { return }
        let deadline = now + grace
        guard stopDeadline.map({ deadline < $0 }) ?? true else { return }
        stopDeadline = deadline
        // A container that ignores its signal must not use up the time of those that it depends on.
        actions += [.set(.hurry, after: grace * 2 / 3), .set(.stop, after: grace)]
    }

    mutating func warned(_ key: Key, _ message: String) {
        guard let life = life(key) else { return }
        var warning = event(.warning, life)
        warning.message = message
        actions.append(.emit(warning))
    }

    private var stopMessage: String? {
        guard case .failed(let failure) = outcome else { return nil }
        return failure.description
    }

    mutating func kill() {
        stop(.stopped, grace: nil)
        guard phase == .stopping else { return }
        stopDeadline = now
        stopOver()
    }

    /// Nothing waits any longer: whatever still runs is killed.
    mutating func stopOver() {
        guard phase == .stopping else { return }
        actions += [.cancel(.hurry), .cancel(.stop)]
        abandonCreations()
        for life in containers where !life.isInfra { forceDown(life) }
    }

    /// Nobody waits any longer for what the engine has not created yet; the removal looks for it.
    mutating func abandonCreations() {
        guard phase == .stopping else { return }
        actions.append(.cancel(.creation))
        for resource in all where state(of: resource) == .creating { setState(of: resource, .uncertain) }
    }

    /// An engine creates in a moment, unless something is wrong with it.
    private static let creationPatience = Duration.seconds(10)

    mutating func graceOver(_ key: Key) {
        guard phase == .stopping, let life = life(key) else { return }
        forceDown(life)
    }

    /// The removal that follows kills what a kill does not reach, so the machine does not wait for the end.
    private mutating func forceDown(_ life: ContainerLife) {
        guard let stage = tracks[life.key]?.stage, stage == .running || stage == .ending else { return }
        actions += [.cancel(.grace(life.key)), .cancel(.exit(life.key))]
        if stage == .running { actions.append(.kill(life.key)) }
        tracks[life.key]?.isSignalled = true
        tracks[life.key]?.inquiry = nil
        tracks[life.key]?.stage = .down
    }

    mutating func advanceEnd() {
        guard phase == .stopping else { return }
        signalWhatMayEnd()
        // A container that is being created or started is waited for: the engine will not forget the request.
        guard containers.allSatisfy(isDown), resources.allSatisfy({ $0.state != .creating }) else { return }
        phase = .removing
        actions += [.cancel(.creation), .cancel(.hurry), .cancel(.stop), .emit(PodEvent(.stopped))]
        actions.append(.remove)
    }

    mutating func removed(_ leftBehind: [String]) {
        guard phase == .removing else { return }
        phase = .ended
        actions += [.cancel(.watch), .cancel(.engine)]
        actions += [.emit(PodEvent(.removed)), .end(outcome, leftBehind: leftBehind)]
    }

    private mutating func signalWhatMayEnd() {
        for life in containers where !life.isInfra {
            guard let track = tracks[life.key], track.stage == .running, !track.isSignalled,
                isHurried || dependents(of: life.key).allSatisfy(isDown)
            else { continue }
            stops(life.key)
            let remaining = stopDeadline.map { $0 - now }
            if let remaining, remaining <= .zero {
                forceDown(life)
                continue
            }
            let grace = min(life.stopGrace, remaining ?? life.stopGrace)
            actions += [.signalStop(life.key), .set(.grace(life.key), after: grace)]
        }
    }

    private func dependents(of key: Key) -> [ContainerLife] {
        containers.filter { life in life.startAfter.contains { $0.container == key } }
    }

    private func isDown(_ life: ContainerLife) -> Bool {
        guard let track = tracks[life.key], track.existence != .creating else { return false }
        switch track.stage {
        case .waiting, .down: return true
        case .running, .ending: return life.isInfra
        case .starting, .backingOff: return false
        }
    }

    private var all: [Resource] { containers.map { .container($0.key) } + resources.map(\.resource) }
}
