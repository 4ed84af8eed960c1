import Logging
import OrderedCollections

extension ExecutorSession {
    /// The executor has to end: its work is told, and the time runs.
    mutating func beginShutdown(_ reason: Shutdown.Reason, at now: Instant) {
        guard shutdown == nil else { return }
        let grace = environment.shutdownGracePeriod
        finishEnd = endAt.map { min($0, now + grace) }
        shutdown = reason
        recoveryEnd = nil
        registrationEnd = nil
        overrunAt = now + grace
        cancelAt = now + grace - min(grace / 10, .milliseconds(500))
        actions.append(.log(reason == .requested || reason == .local ? .notice : .error, "\(reason)"))
        actions.append(.deliver(.shutdown(Shutdown(reason: reason, gracePeriod: grace))))
    }

    /// The executor's work is done; what is left is to have its updates acknowledged.
    mutating func finished(at now: Instant) {
        guard finishEnd == nil else { return }
        finishEnd = min(now + timing.finish, cancelAt ?? overrunAt ?? .seconds(Int64.max / 2))
        finishLimit = now + environment.recoveryTimeout + timing.finish * 2
        cancelAt = nil
        // The work was over before it heard of these.
        for (id, task) in tasks where !task.isReported && shutdown == nil {
            send(Self.tooLate(id), sources.updateID(), at: now)
        }
    }

    /// The end of a task that comes when the executor's work is done.
    static func tooLate(_ id: TaskID) -> TaskStatus {
        let message = "this executor has done its work and ends; the task was not started"
        return TaskStatus(id, .failed, reason: .containerLaunchFailed, message: message)
    }

    /// The agent is back: it has the whole time for its acknowledgements, if nobody has asked for the end.
    mutating func renewFinishEnd(at now: Instant) {
        guard wasLost else { return }
        wasLost = false
        guard let end = finishEnd, shutdown == nil else { return }
        finishEnd = max(end, now + timing.finish)
    }

    /// When to end with acknowledgements missing. An agent that is away may come back until the recovery timeout is
    /// over, and would never know how the tasks ended.
    private var endAt: Instant? {
        guard let finishEnd, shutdown == nil else { return finishEnd }
        return min(max(finishEnd, recoveryEnd ?? finishEnd), finishLimit)
    }

    mutating func endIfDone() {
        guard finishEnd != nil, phase != .ended else { return }
        if updates.isEmpty || phase == .stopped || phase == .idle { end() }
    }

    /// When to leave an agent that has asked for the shutdown, has taken all updates, and acknowledges none.
    private var leaveAt: Instant? {
        guard finishEnd != nil, shutdown == .requested, updates.values.allSatisfy({ $0.takenAt != nil }) else {
            return nil
        }
        return updates.values.compactMap(\.takenAt).max().map { $0 + timing.shutdownAcknowledgement }
    }

    private mutating func end() {
        phase = .ended
        let left = updates.values.map(\.status)
        for id in updates.keys { actions.append(.settle(id, .executorEnded)) }
        actions += [.hangUp, .cancelPost, .end(ExecutorEnd(reason: shutdown, unacknowledged: left))]
    }

    /// When to call ``handle(_:at:)`` with ``Input/tick`` if nothing else happens.
    package var wakeUp: Instant? {
        var times = [registrationEnd, recoveryEnd, cancelAt, overrunAt, endAt, leaveAt]
        switch phase {
        case .waiting(let until), .opened(let until): times.append(until)
        case .subscribed:
            times += [lastHeard + timing.silence, heartbeatAt]
            if posting == nil, !outbox.isEmpty { times.append(pausedUntil) }
            times.append(updates.values.lazy.compactMap(\.takenAt).min().map { $0 + timing.acknowledgement })
        case .ended: return nil
        case .idle, .subscribing, .stopped: break
        }
        return times.compactMap(\.self).min()
    }

    /// Does what it is time for.
    mutating func timeout(at now: Instant) {
        func isDue(_ time: Instant?) -> Bool { time.map { now >= $0 } ?? false }
        if isDue(recoveryEnd) { beginShutdown(.recoveryTimedOut, at: now) }
        if isDue(endAt) || isDue(leaveAt) {
            end()
            return
        }
        if isDue(registrationEnd) { giveUp(.notRegistered, at: now) }
        if isDue(cancelAt) {
            cancelAt = nil
            actions.append(.cancelWork)
        }
        if isDue(overrunAt) {
            overrunAt = nil
            actions.append(.overrun)
        }
        switch phase {
        case .waiting(let until) where now >= until:
            subscribe(at: now)
        case .opened(let until) where now >= until:
            disconnected("no event came on the agent's stream", byChoice: true, at: now)
        case .subscribed where now >= lastHeard + timing.silence:
            disconnected("the agent has been silent for too long", byChoice: true, at: now)
        case .subscribed:
            if isDue(heartbeatAt) {
                heartbeatAt = now + timing.heartbeat
                outbox.append(.heartbeat)
            }
            resendUnacknowledged(at: now)
            pump(at: now)
        default: break
        }
    }
}
