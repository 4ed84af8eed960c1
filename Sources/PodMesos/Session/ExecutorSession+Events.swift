import Logging
import OrderedCollections

extension ExecutorSession {
    mutating func received(_ event: Event, at now: Instant) {
        switch phase {
        case .opened, .subscribed: break
        case .idle, .waiting, .subscribing, .stopped, .ended: return
        }
        lastHeard = now
        switch event {
        case .subscribed(let subscription): subscribed(subscription, at: now)
        case .launch(let task):
            if accept(task, at: now) { actions.append(.deliver(.launch(task))) }
        case .launchGroup(let tasks):
            let new = tasks.filter { accept($0, at: now) }
            if !new.isEmpty { actions.append(.deliver(.launchGroup(new))) }
        case .kill(let id, let policy): kill(id, policy, at: now)
        case .acknowledged(let task, let update): acknowledged(update, of: task)
        case .message(let data): actions.append(.deliver(.message(data)))
        case .error(let message):
            actions.append(.deliver(.error(message: message)))
            disconnected("the agent says: \(message)", byChoice: true, at: now)
        case .shutdown: beginShutdown(.requested, at: now)
        case .heartbeat: break
        case .unknown(let type): actions.append(.deliver(.unknown(type: type)))
        case .unreadable(let type, let tasks, let reason):
            actions.append(.log(.error, "\(type) cannot be read: \(reason)"))
            guard type == "LAUNCH" || type == "LAUNCH_GROUP" else { return }
            for id in tasks where self.tasks[id] == nil {
                let message = "the agent sent a task that cannot be read: \(reason)"
                refuse(TaskStatus(id, .error, reason: .taskInvalid, message: message), at: now)
            }
            actions.append(.deliver(.notLaunched(tasks)))
        }
    }

    private mutating func subscribed(_ subscription: Subscription, at now: Instant) {
        phase = .subscribed
        hasSubscribed = true
        registrationEnd = nil
        // Only this proves that there is an agent that wants the executor; a connection alone does not.
        recoveryEnd = nil
        renewFinishEnd(at: now)
        refusals = 0
        refusedSince = nil
        absences = 0
        postFailures = 0
        pausedUntil = nil
        outbox.removeAll {
            if case .update(let id) = $0 { carried.contains(id) } else { false }
        }
        for id in carried { updates[id]?.takenAt = now }
        carried = []
        heartbeatAt = now + timing.heartbeat
        actions.append(.log(.info, "subscribed at \(endpoints[endpoint])\(isAway ? " again" : "")"))
        isAway = false
        actions.append(.deliver(.subscribed(subscription)))
        pump(at: now)
    }

    /// Records a task before anybody acts on it. False for one that is not to be launched.
    private mutating func accept(_ task: TaskInfo, at now: Instant) -> Bool {
        guard shutdown == nil else {
            actions.append(.log(.notice, "task \(task.taskID) comes after the shutdown and is not launched"))
            return false
        }
        // An identifier comes again when the agent has the terminal update and the acknowledgement was lost.
        if let known = tasks[task.taskID], !known.hasEnded {
            actions.append(.log(.warning, "task \(task.taskID) is launched already"))
            return false
        }
        // Nobody is there any more to launch it; without an answer its framework would wait until the executor is gone.
        guard finishEnd == nil else {
            refuse(Self.tooLate(task.taskID), at: now)
            return false
        }
        taskNumber += 1
        tasks.removeValue(forKey: task.taskID)
        tasks[task.taskID] = LaunchedTask(info: task, number: taskNumber)
        endedTasks.remove(task.taskID)
        return true
    }

    private mutating func kill(_ id: TaskID, _ policy: KillPolicy?, at now: Instant) {
        if let task = tasks[id] {
            if !task.hasEnded { actions.append(.deliver(.kill(id, policy))) }
        } else if !endedTasks.contains(id) {
            // Events come in order: the launch was sent on an earlier stream and lost with it.
            refuse(TaskStatus(id, .killed, message: "the task was killed before it was launched"), at: now)
            actions.append(.deliver(.notLaunched([id])))
        }
    }

    private mutating func acknowledged(_ id: UpdateID, of task: TaskID) {
        guard let update = updates.removeValue(forKey: id) else {
            actions.append(.log(.debug, "update \(id) of task \(task) is acknowledged again"))
            return
        }
        outbox.removeAll { $0 == .update(id) }
        actions.append(.settle(id, nil))
        guard tasks[update.status.taskID]?.number == update.task else { return }
        tasks[update.status.taskID]?.isAcknowledged = true
        if update.status.state.isTerminal { forget(update.status.taskID) }
    }

    /// Nothing may be sent for this task any more: the agent would pass it on to the framework.
    mutating func forget(_ id: TaskID) {
        tasks.removeValue(forKey: id)
        endedTasks.append(id)
        if endedTasks.count > 1000 { endedTasks.removeFirst() }
    }

    /// Reports the end of a task that was never launched.
    private mutating func refuse(_ status: TaskStatus, at now: Instant) {
        taskNumber += 1
        let info = TaskInfo(name: status.taskID.value, taskID: status.taskID, agentID: environment.agentID)
        tasks.removeValue(forKey: status.taskID)
        endedTasks.remove(status.taskID)
        tasks[status.taskID] = LaunchedTask(info: info, number: taskNumber)
        send(status, sources.updateID(), at: now)
    }
}
