import Logging
import OrderedCollections

extension ExecutorSession {
    mutating func start(at now: Instant) {
        guard phase == .idle else { return }
        registrationEnd = now + timing.registration
        subscribe(at: now)
    }

    /// Opens a new stream. What the agent still sends on an older one is ignored from here on: a task that it
    /// launches there is not in this call, so that the agent itself drops it.
    mutating func subscribe(at now: Instant) {
        stream += 1
        if let content = posting?.content {
            posting = nil
            actions.append(.cancelPost)
            interrupted(content, by: "the executor subscribes anew")
        }
        carried = Set(updates.keys)
        var call = call(.subscribe)
        var content = Call.Subscribe()
        content.unacknowledgedTasks = tasks.values.filter { !$0.isAcknowledged }.map {
            TaskInfo(name: $0.info.name, taskID: $0.info.taskID, agentID: $0.info.agentID)
        }
        content.unacknowledgedUpdates = updates.values.map { Call.Update(status: $0.status) }
        call.subscribe = content
        phase = .subscribing
        actions.append(.subscribe(stream: stream, to: endpoints[endpoint], call))
    }

    func call(_ type: Call.Kind) -> Call {
        Call(type: type, executorID: environment.executorID, frameworkID: environment.frameworkID)
    }

    mutating func responded(_ status: Int, _ message: String, at now: Instant) {
        guard phase == .subscribing else { return }
        switch status {
        case 200:
            phase = .opened(until: now + timing.firstEvent)
            lastHeard = now
        case 400, 401, 403:
            refused(status, message, at: now)
        case 404, 408, 429, 500...:
            // 404 before the agent's routes are there, 503 until it has recovered.
            disconnected("the agent answers \(status) \(message)", at: now)
        default:
            giveUp(.refused(status: status, message: message), at: now)
        }
    }

    /// The agent does not know the executor, or not any more. It may be starting, so it is asked a few times.
    private mutating func refused(_ status: Int, _ message: String, at now: Instant) {
        refusals += 1
        let since = refusedSince ?? now
        refusedSince = since
        if refusals >= 4, now - since >= environment.subscriptionBackoffMax {
            giveUp(.refused(status: status, message: message), at: now)
        } else {
            disconnected("the agent answers \(status) \(message)", at: now)
        }
    }

    mutating func broken(_ reason: String, isAbsent: Bool, at now: Instant) {
        switch phase {
        case .subscribing, .opened, .subscribed: break
        case .idle, .waiting, .stopped, .ended: return
        }
        absences = isAbsent ? absences + 1 : 0
        // An agent that was upgraded may have lost its socket.
        if absences >= 3 { endpoint = (endpoint + 1) % endpoints.count }
        if isAbsent, shutdown == .agentLost {
            giveUp(.agentLost, at: now)
        } else {
            disconnected(reason, at: now)
        }
    }

    /// The stream is gone, or was never there; the next attempt follows soon.
    ///
    /// - Parameter byChoice: whether the agent has done nothing that means that it is gone.
    mutating func disconnected(_ reason: String, byChoice: Bool = false, at now: Instant) {
        if phase == .subscribed {
            actions.append(.deliver(.disconnected(reason: reason)))
        }
        actions.append(.hangUp)
        // Once for each time that the agent goes, however often it is tried again.
        let isNews = hasSubscribed && !isAway
        let text = isNews ? "not subscribed any more: \(reason)" : "not subscribed: \(reason)"
        actions.append(.log(isNews ? .warning : .debug, "\(text)"))
        isAway = hasSubscribed
        let gap = min(timing.retry, environment.subscriptionBackoffMax / 4)
        phase = .waiting(until: now + gap * (0.75 + sources.jitter() / 4))
        for id in updates.keys { updates[id]?.takenAt = nil }
        guard hasSubscribed, shutdown == nil else { return }
        if !byChoice { wasLost = true }
        if environment.checkpoint {
            recoveryEnd = recoveryEnd ?? now + environment.recoveryTimeout
        } else if !byChoice {
            beginShutdown(.agentLost, at: now)
        }
    }

    /// There is no agent to talk to any more.
    mutating func giveUp(_ reason: Shutdown.Reason, at now: Instant) {
        beginShutdown(reason, at: now)
        phase = .stopped
        posting = nil
        actions += [.hangUp, .cancelPost]
        actions += updates.keys.map { .settle($0, .executorEnded) }
    }
}
