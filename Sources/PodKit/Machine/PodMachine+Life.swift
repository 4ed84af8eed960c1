/// From the first network to the running pod, and what happens while it runs.
extension PodMachine {
    mutating func created(_ resource: Resource) {
        guard state(of: resource) == .creating else { return }
        setState(of: resource, .present)
        actions.append(.emit(event(.created, resource)))
    }

    mutating func createFailed(_ resource: Resource, _ failure: PodFailure, _ mayExist: Bool) {
        guard state(of: resource) == .creating else { return }
        setState(of: resource, mayExist ? .uncertain : .absent)
        fail(failure)
    }

    mutating func started(_ key: Key) {
        guard let life = life(key), let track = tracks[key], track.stage == .starting else { return }
        isUp(life)
        guard let early = track.earlyDeath else { return }
        tracks[key]?.earlyDeath = nil
        died(key, early)
    }

    /// What makes a launch fail does not end a pod that runs: there an engine that is being restarted is waited for.
    mutating func startFailed(_ key: Key, _ failure: PodFailure, _ isEngineGone: Bool) {
        guard let track = tracks[key], track.stage == .starting else { return }
        let since = track.startTriedSince ?? now
        let isLive = phase == .launching || phase == .running
        if isEngineGone, isLive, track.run > 0, now - since < limits.engine {
            tracks[key]?.startTriedSince = since
            tracks[key]?.stage = .backingOff
            actions.append(.set(.restart(key), after: Self.enginePause))
            return
        }
        tracks[key]?.stage = .down
        fail(failure)
    }

    mutating func health(_ key: Key, _ isHealthy: Bool) {
        guard let life = life(key), let track = tracks[key], track.stage == .running || track.stage == .starting
        else { return }
        if isHealthy {
            guard track.isHealthy != true else { return }
            tracks[key]?.isHealthy = true
            actions.append(.emit(event(.healthy, life)))
        } else if phase == .launching || phase == .running, track.isHealthy != false {
            tracks[key]?.isHealthy = false
            actions.append(.emit(event(.unhealthy, life)))
            guard life.isEssential else { return }
            fail(PodFailure(.unhealthy, service: life.service, container: key, "its health check failed"))
        }
    }

    mutating func vanished(_ key: Key) {
        guard let life = life(key), tracks[key]?.existence == .present else { return }
        tracks[key]?.existence = .gone
        tracks[key]?.stage = .down
        actions += [.cancel(.restart(key)), .cancel(.grace(key)), .cancel(.exit(key)), .cancel(.hook(key))]
        fail(
            PodFailure(
                .removed,
                service: life.isInfra ? nil : life.service,
                container: life.isInfra ? nil : key,
                "its container \(life.name) was removed by someone else"
            )
        )
    }

    mutating func restartDue(_ key: Key) {
        guard tracks[key]?.stage == .backingOff, phase == .launching || phase == .running else { return }
        tracks[key]?.stage = .starting
        tracks[key]?.earlyDeath = nil
        tracks[key]?.exit = nil
        actions.append(.start(key))
    }

    mutating func advanceLife() {
        for index in resources.indices where resources[index].state == .absent {
            resources[index].state = .creating
            actions.append(.create(resources[index].resource))
        }
        guard resources.allSatisfy({ $0.state == .present }) else { return }
        for life in containers {
            create(life)
            start(life)
            guard phase == .launching || phase == .running else { return }
        }
        announceRunning()
        finishIfDone()
    }

    private mutating func create(_ life: ContainerLife) {
        guard tracks[life.key]?.existence == .absent,
            life.createAfter.allSatisfy({ tracks[$0]?.existence == .present })
        else { return }
        tracks[life.key]?.existence = .creating
        actions.append(.create(.container(life.key)))
    }

    private mutating func start(_ life: ContainerLife) {
        guard let track = tracks[life.key], track.existence == .present, track.stage == .waiting else { return }
        for condition in life.startAfter {
            switch prospect(of: condition) {
            case .reached: continue
            case .pending: return
            case .missed where condition.required:
                let name = condition.container
                let exit = tracks[condition.container]?.exit
                let how = exit.map { ", it \($0.summary)" } ?? ""
                return fail(
                    PodFailure(
                        .launch,
                        service: life.service,
                        container: life.key,
                        "waits for \(name) to be \(condition.state)\(how)"
                    )
                )
            case .missed: continue
            }
        }
        tracks[life.key]?.stage = .starting
        actions.append(.start(life.key))
    }

    private enum Prospect { case reached, pending, missed }

    private func prospect(of condition: StartCondition) -> Prospect {
        guard let track = tracks[condition.container] else { return condition.required ? .missed : .reached }
        switch condition.state {
        case .started:
            return track.stage == .running || track.exit != nil ? .reached : .pending
        case .healthy:
            if track.stage == .running, let isHealthy = track.isHealthy { return isHealthy ? .reached : .missed }
            return track.stage == .down ? .missed : .pending
        case .completed:
            guard track.stage == .down, let exit = track.exit else { return .pending }
            return exit.status == 0 ? .reached : .missed
        }
    }

    private mutating func announceRunning() {
        guard phase == .launching, containers.allSatisfy(isSettled) else { return }
        phase = .running
        actions.append(.cancel(.launch))
        guard containers.contains(where: { !$0.isInfra && tracks[$0.key]?.stage == .running }) else { return }
        actions.append(.emit(PodEvent(.running)))
    }

    /// Whether a container is where it should be in a running pod.
    private func isSettled(_ life: ContainerLife) -> Bool {
        guard let track = tracks[life.key] else { return false }
        switch track.stage {
        case .running:
            return !life.hasHealthcheck || track.isHealthy == true || track.isHealthy == false && !life.isEssential
        case .down: return true
        case .waiting, .starting, .ending, .backingOff: return false
        }
    }

    /// The pod ends with its essential containers.
    private mutating func finishIfDone() {
        guard phase == .launching || phase == .running else { return }
        let essential = containers.filter { !$0.isInfra && $0.isEssential }
        let decisive = essential.isEmpty ? containers.filter { !$0.isInfra } : essential
        guard decisive.allSatisfy({ tracks[$0.key]?.stage == .down }) else { return }
        stop(.finished, grace: nil)
    }

    /// Which containers the pod still waits for, for the message of a launch that took too long.
    var waitingSummary: String {
        let waiting = containers.filter { !$0.isInfra && !isSettled($0) }.map { life in
            let track = tracks[life.key]
            switch track?.stage {
            case .running: return "\(life.key) is not healthy yet"
            case .backingOff, .ending: return "\(life.key) keeps ending (\(track?.exit?.summary ?? "no status"))"
            case .starting: return "\(life.key) is being started"
            default: return "\(life.key) waits for its turn"
            }
        }
        return waiting.isEmpty ? "its networks and volumes are not ready" : waiting.joined(separator: ", ")
    }
}
