import OrderedCollections

/// The life of an executor's connection to its agent, without any I/O.
///
/// It is told what happened and says what to do. Times count from any fixed moment.
package struct ExecutorSession: Sendable {
    package typealias Instant = Duration

    enum Phase: Equatable {
        case idle
        /// Between two attempts to subscribe.
        case waiting(until: Instant)
        /// `SUBSCRIBE` is under way.
        case subscribing
        /// The event stream is open, but nothing has come yet.
        case opened(until: Instant)
        case subscribed
        /// There is no agent to talk to any more.
        case stopped
        case ended
    }

    /// A task that was launched and whose terminal update is not acknowledged.
    struct LaunchedTask {
        var info: TaskInfo
        /// Tells a task from an earlier one with the same identifier.
        var number: Int
        /// Whether the agent has acknowledged any of its updates.
        var isAcknowledged = false
        /// Whether the executor has reported anything of it.
        var isReported = false
        /// Whether its terminal update exists.
        var hasEnded = false
    }

    /// An update that is not acknowledged.
    struct PendingUpdate {
        var status: TaskStatus
        var task: Int
        /// When the agent took it, if it has in this subscription.
        var takenAt: Instant?
        /// How often the agent took it without acknowledging it.
        var rounds = 0
        var isReduced = false
    }

    /// What is to be posted.
    enum Outgoing: Hashable {
        case update(UpdateID)
        case message(Bytes)
        case heartbeat
    }

    let environment: ExecutorEnvironment
    let endpoints: [AgentEndpoint]
    let timing: SessionTiming
    let sources: SessionSources

    var phase = Phase.idle
    var actions: [Action] = []

    // The stream.
    var stream = 0
    var endpoint = 0
    var absences = 0
    var hasSubscribed = false
    var carried: Set<UpdateID> = []
    var refusals = 0
    var refusedSince: Instant?
    var lastHeard = Instant.zero
    var registrationEnd: Instant?
    var recoveryEnd: Instant?
    /// Whether the agent has gone since it was last subscribed to.
    var wasLost = false
    /// Whether it was told that the stream is gone, and none has come since.
    var isAway = false

    // Calls.
    var tasks: OrderedDictionary<TaskID, LaunchedTask> = [:]
    var taskNumber = 0
    var endedTasks: OrderedSet<TaskID> = []
    var updates: OrderedDictionary<UpdateID, PendingUpdate> = [:]
    var outbox: [Outgoing] = []
    var posting: (number: Int, content: Outgoing)?
    var postNumber = 0
    var postFailures = 0
    var pausedUntil: Instant?
    var heartbeatAt: Instant?

    // The end.
    var shutdown: Shutdown.Reason?
    var cancelAt: Instant?
    var overrunAt: Instant?
    /// When to end without the acknowledgements that are missing, once the executor's work is done; an agent that is
    /// away and may come back is waited for nevertheless.
    var finishEnd: Instant?
    /// When to end at the latest, however often the agent comes and goes.
    var finishLimit = Instant.zero

    /// - Parameter endpoints: the ways to the agent, the preferred one first; at least one.
    package init(
        environment: ExecutorEnvironment,
        endpoints: [AgentEndpoint],
        timing: SessionTiming = SessionTiming(),
        sources: SessionSources = .system
    ) {
        self.environment = environment
        self.endpoints = endpoints
        self.timing = timing
        self.sources = sources
    }

    /// Takes what happened and says what to do.
    package mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        guard phase != .ended else { return late(input) }
        switch input {
        case .start: start(at: now)
        case .responded(let stream, let status, let message):
            if stream == self.stream { responded(status, message, at: now) }
        case .event(let stream, let event):
            if stream == self.stream { received(event, at: now) }
        case .broken(let stream, let reason, let isAbsent):
            if stream == self.stream { broken(reason, isAbsent: isAbsent, at: now) }
        case .answered(let post, let status, let message):
            if post == posting?.number { answered(status, message, at: now) }
        case .lost(let post, let reason):
            if post == posting?.number { lost(reason, at: now) }
        case .send(let status, let id): send(status, id, at: now)
        case .message(let data):
            outbox.append(.message(data))
            pump(at: now)
        case .shutDown: beginShutdown(.local, at: now)
        case .finished: finished(at: now)
        case .tick: break
        }
        timeout(at: now)
        endIfDone()
        defer { actions = [] }
        return actions
    }

    private func late(_ input: Input) -> [Action] {
        if case .send(_, let id) = input { [.settle(id, .executorEnded)] } else { [] }
    }
}
