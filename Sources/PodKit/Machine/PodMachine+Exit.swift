import PodDocker

/// A container's end: told once, looked into, and then taken for what it is.
extension PodMachine {
    mutating func died(_ key: Key, _ death: Death) {
        guard let life = life(key), let track = tracks[key] else { return }
        // After a break the engine's events come again.
        if let time = death.time, let heard = track.deathsHeardUntil, time <= heard { return }
        switch track.stage {
        case .starting: tracks[key]?.earlyDeath = track.earlyDeath ?? death
        case .running: beginInquiry(life, death)
        case .waiting, .ending, .backingOff, .down: return
        }
    }

    private mutating func beginInquiry(_ life: ContainerLife, _ death: Death) {
        guard var track = tracks[life.key] else { return }
        track.stage = .ending
        track.isUpAgain = false
        track.deathsHeardUntil = death.heardUntil ?? track.deathsHeardUntil
        var inquiry = ExitInquiry(
            status: death.status,
            memoryLimit: life.memoryLimit,
            // An engine that is shut down without live-restore ends its containers by SIGTERM, then by SIGKILL.
            duringEngineLoss: death.duringEngineLoss && (life.isInfra || [137, 143].contains(death.status)),
            isOutOfMemory: track.isOutOfMemory,
            isStopped: track.isSignalled || phase == .stopping,
            isAsByEngine: life.isInfra || death.status == 143
        )
        let step = inquiry.begin(isOutputRead: life.isInfra || track.isOutputRead)
        track.inquiry = inquiry
        track.failedHook = nil
        tracks[life.key] = track
        actions += [.cancel(.hook(life.key)), .endRun(life.key, at: death.time)]
        take(step, life.key)
    }

    mutating func inquire(_ key: Key, _ input: ExitInquiry.Input) {
        guard tracks[key]?.stage == .ending else { return }
        let step = tracks[key]?.inquiry?.handle(input)
        take(step ?? nil, key)
    }

    private mutating func take(_ step: ExitInquiry.Step?, _ key: Key) {
        switch step {
        case nil: return
        case .measure: actions.append(.measure(key))
        case .examine: actions += [.cancel(.exit(key)), .examine(key, status: tracks[key]?.inquiry?.status)]
        case .wait(let time): actions.append(.set(.exit(key), after: time))
        case .done(let report): ended(key, report)
        }
    }

    mutating func outOfMemory(_ key: Key) {
        tracks[key]?.isOutOfMemory = true
        inquire(key, .outOfMemory)
    }

    mutating func outputEnded(_ key: Key, _ run: Int) {
        guard tracks[key]?.run == run else { return }
        tracks[key]?.isOutputRead = true
        inquire(key, .outputEnded)
    }

    /// The pod itself ends a container: that is the reason of its end then.
    mutating func stops(_ key: Key) {
        tracks[key]?.isSignalled = true
        inquire(key, .stopped)
    }

    /// All is known of a container's end.
    private mutating func ended(_ key: Key, _ report: ExitReport) {
        guard let life = life(key) else { return }
        tracks[key]?.inquiry = nil
        tracks[key]?.exit = report
        tracks[key]?.isHealthy = nil
        actions += [.cancel(.exit(key)), .cancel(.grace(key))]
        guard !life.isInfra else { return infraEnded(life, report) }
        var happened = event(.exited, life)
        happened.exit = report
        happened.message = report.summary
        actions.append(.emit(happened))
        if tracks[key]?.isUpAgain == true { return isUp(life) }
        guard phase == .launching || phase == .running else {
            tracks[key]?.stage = .down
            return
        }
        guard !restarts(life, after: report) else { return }
        tracks[key]?.stage = .down
        if report.status != 0, life.isEssential { fail(failure(of: life, report)) }
    }

    private mutating func restarts(_ life: ContainerLife, after report: ExitReport) -> Bool {
        guard let track = tracks[life.key] else { return false }
        var restarts = track.restarts
        let delay = restarts.delay(after: report.status, ran: now - track.startedAt, rule: life.restart)
        guard let delay else { return false }
        tracks[life.key]?.restarts = restarts
        tracks[life.key]?.stage = .backingOff
        var event = event(.restarting, life)
        event.message = "starts again in \(delay) (attempt \(restarts.attempts))"
        actions += [.emit(event), .set(.restart(life.key), after: delay)]
        return true
    }

    private mutating func infraEnded(_ life: ContainerLife, _ report: ExitReport) {
        tracks[life.key]?.stage = .down
        fail(
            PodFailure(
                report.duringEngineLoss ? .engine : .exit,
                "the container that holds the pod's namespaces \(report.summary)",
                exit: report
            )
        )
    }

    private func failure(of life: ContainerLife, _ report: ExitReport) -> PodFailure {
        PodFailure(
            report.outOfMemory == nil ? .exit : .outOfMemory,
            service: life.service,
            container: life.key,
            report.summary,
            exit: report
        )
    }

    // MARK: Starts by somebody else

    /// Somebody has started a container: this pod, or somebody else who restarts it.
    mutating func startSeen(_ key: Key, _ time: Timestamp) {
        guard let life = life(key), let track = tracks[key], track.existence == .present else { return }
        if let heard = track.deathsHeardUntil, time <= heard { return }
        switch track.stage {
        case .starting: if let early = track.earlyDeath?.time, early < time { tracks[key]?.earlyDeath = nil }
        case .ending: tracks[key]?.isUpAgain = true
        case .backingOff:
            actions.append(.cancel(.restart(key)))
            isUp(life)
        case .down where track.run > 0 && phase != .removing: isUp(life)
        case .waiting, .running, .down: return
        }
    }

    /// A container runs.
    mutating func isUp(_ life: ContainerLife) {
        guard var track = tracks[life.key] else { return }
        track.stage = .running
        track.run += 1
        track.startedAt = now
        track.startTriedSince = nil
        track.exit = nil
        track.isUpAgain = false
        track.isOutputRead = false
        track.isOutOfMemory = false
        track.isSignalled = false
        tracks[life.key] = track
        guard !life.isInfra else { return }
        actions += [.emit(event(.started, life)), .follow(life.key, run: track.run)]
        if life.hasHooks { actions.append(.runHooks(life.key)) }
    }

    // MARK: Hooks

    /// Where the container has ended, its end is the reason, and what it means its restart rule says.
    mutating func hookFailed(_ key: Key, _ failure: PodFailure) {
        guard tracks[key]?.stage == .running else { return }
        tracks[key]?.failedHook = failure
        actions.append(.askStanding(key))
    }

    mutating func stands(_ key: Key, _ standing: Standing) {
        guard let failure = tracks[key]?.failedHook else { return }
        switch standing {
        // It may end in this moment: that is what ended the hook.
        case .running: actions.append(.set(.hook(key), after: .milliseconds(500)))
        case .ended: tracks[key]?.failedHook = nil
        case .unknown:
            tracks[key]?.failedHook = nil
            warned(key, "a post_start hook may not have run: \(failure.message)")
        }
    }

    mutating func hookDue(_ key: Key) {
        guard let failure = tracks[key]?.failedHook, tracks[key]?.stage == .running else { return }
        fail(failure)
    }
}
