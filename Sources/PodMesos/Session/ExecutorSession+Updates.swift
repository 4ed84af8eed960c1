import Logging
import OrderedCollections

extension ExecutorSession {
    /// Takes an update, in order; it is kept until the agent has acknowledged it.
    mutating func send(_ status: TaskStatus, _ id: UpdateID, at now: Instant) {
        if let error = flaw(in: status) {
            actions.append(.settle(id, error))
            return
        }
        guard let task = tasks[status.taskID] else { return }
        var status = status
        status.uuid = id
        status.source = "SOURCE_EXECUTOR"
        status.executorID = environment.executorID
        status.timestamp = status.timestamp ?? sources.wallClock()
        updates[id] = PendingUpdate(status: status, task: task.number)
        tasks[status.taskID]?.isReported = true
        if status.state.isTerminal { tasks[status.taskID]?.hasEnded = true }
        outbox.append(.update(id))
        if phase == .stopped { actions.append(.settle(id, .executorEnded)) }
        pump(at: now)
    }

    /// What the agent would refuse; inside a `SUBSCRIBE` it would not even be checked (`common/validation.cpp`).
    private func flaw(in status: TaskStatus) -> UpdateError? {
        guard let task = tasks[status.taskID] else {
            return endedTasks.contains(status.taskID) ? .alreadyEnded(status.taskID) : .unknownTask(status.taskID)
        }
        if task.hasEnded { return .alreadyEnded(status.taskID) }
        if !status.state.isReportable { return .invalid(reason: "an executor does not report \(status.state)") }
        if let agent = status.agentID, agent != environment.agentID {
            return .invalid(reason: "agent \(agent) is not this executor's")
        }
        if let check = status.checkStatus {
            let matches =
                switch check.type {
                case .command: check.command != nil
                case .http: check.http != nil
                case .tcp: check.tcp != nil
                default: false
                }
            if !matches { return .invalid(reason: "the check's status is not of its type") }
        }
        return nil
    }

    /// Posts what is next. One call at a time keeps the order, whatever connection each goes over.
    mutating func pump(at now: Instant) {
        guard phase == .subscribed, posting == nil, now >= pausedUntil ?? now else { return }
        pausedUntil = nil
        while !outbox.isEmpty {
            let content = outbox.removeFirst()
            var call: Call
            switch content {
            case .update(let id):
                guard let update = updates[id] else { continue }
                call = self.call(.update)
                call.update = Call.Update(status: update.status)
            case .message(let data):
                call = self.call(.message)
                call.message = Call.Message(data: data)
            case .heartbeat:
                call = self.call(.heartbeat)
            }
            postNumber += 1
            posting = (postNumber, content)
            actions.append(.post(postNumber, to: endpoints[endpoint], call))
            return
        }
    }

    mutating func answered(_ status: Int, _ message: String, at now: Instant) {
        guard let content = posting?.content else { return }
        posting = nil
        switch status {
        case 200..<300:
            postFailures = 0
            if case .update(let id) = content { updates[id]?.takenAt = now }
            pump(at: now)
        case 404, 408, 429, 500...:
            // The agent has not looked at it: it is starting, or recovering.
            requeue(content)
            pause(at: now)
        case 400 where !message.contains("cannot be found"), 402, 405...499:
            refused(content, status, message)
            pump(at: now)
        default:
            // The agent was restarted and does not have this executor's subscription yet.
            if case .update = content { requeue(content) }
            disconnected("the agent answers \(status) \(message)", byChoice: true, at: now)
        }
    }

    /// The connection broke. The agent takes an update twice without harm.
    mutating func lost(_ reason: String, at now: Instant) {
        guard let content = posting?.content else { return }
        posting = nil
        actions.append(.log(.debug, "a call was not answered: \(reason)"))
        interrupted(content, by: reason)
        pause(at: now)
        if postFailures >= 10 { disconnected("the agent answers no calls: \(reason)", byChoice: true, at: now) }
    }

    /// A call of which nobody knows whether the agent took it: an update may come twice, a message must not.
    mutating func interrupted(_ content: Outgoing, by reason: String) {
        if case .message = content {
            actions.append(.log(.warning, "a message to the framework may be lost: \(reason)"))
        } else {
            requeue(content)
        }
    }

    private mutating func requeue(_ content: Outgoing) {
        if content != .heartbeat { outbox.insert(content, at: 0) }
    }

    private mutating func pause(at now: Instant) {
        postFailures += 1
        pausedUntil = now + min(timing.retry * (1 << min(postFailures - 1, 10)), timing.postRetry)
    }

    /// A call that the agent will never take. A terminal update is tried once more without what may be wrong with it.
    private mutating func refused(_ content: Outgoing, _ status: Int, _ message: String) {
        guard case .update(let id) = content, var update = updates[id] else {
            actions.append(.log(.error, "the agent refuses a call: \(status) \(message)"))
            return
        }
        let old = update.status
        if old.state.isTerminal, !update.isReduced {
            actions.append(.log(.error, "the agent refuses \(old.state) of task \(old.taskID): \(status) \(message)"))
            update.isReduced = true
            update.status = TaskStatus(old.taskID, old.state)
            update.status.source = old.source
            update.status.executorID = old.executorID
            update.status.uuid = old.uuid
            update.status.timestamp = old.timestamp
            updates[id] = update
            requeue(content)
        } else {
            drop(id, .refused(status: status, message: message))
        }
    }

    /// Gives an update up.
    private mutating func drop(_ id: UpdateID, _ error: UpdateError) {
        guard let update = updates.removeValue(forKey: id) else { return }
        let status = update.status
        actions.append(.log(.error, "\(status.state) of task \(status.taskID) is given up: \(error)"))
        actions.append(.settle(id, error))
        if status.state.isTerminal, tasks[status.taskID]?.number == update.task { forget(status.taskID) }
    }

    /// Offers updates again that were taken long ago, or gives them up. The order would be lost by posting them
    /// again, but a new subscription carries all of them, and makes the agent acknowledge what it has.
    mutating func resendUnacknowledged(at now: Instant) {
        var isDue = false
        for (id, update) in updates {
            guard let taken = update.takenAt, now >= taken + timing.acknowledgement else { continue }
            if update.rounds >= timing.acknowledgementRounds {
                drop(id, .unacknowledged)
            } else {
                updates[id]?.rounds += 1
                isDue = true
            }
        }
        if isDue { disconnected("an update is not acknowledged", byChoice: true, at: now) }
    }
}
