import Logging
import PodMesos

/// A session and the clock it lives by.
struct SessionDriver {
    var session: ExecutorSession
    private(set) var now: Duration = .seconds(100)
    /// What the session logged so far, without what is for debugging.
    private(set) var logged: [String] = []
    /// Everything that the session wanted so far.
    private(set) var actions: [ExecutorSession.Action] = []

    init(
        _ changes: [String: String?] = [:],
        endpoints: [AgentEndpoint] = [.tcp(host: "127.0.0.1", port: 5051)],
        timing: SessionTiming = SessionTiming()
    ) throws {
        let sources = SessionSources(updateID: { UpdateID() }, wallClock: { 1_763_712_000.25 }, jitter: { 1 })
        session = ExecutorSession(
            environment: try sampleEnvironment(changes),
            endpoints: endpoints,
            timing: timing,
            sources: sources
        )
    }

    /// Tells the session something, and returns what it wants now, but for what it logs.
    @discardableResult
    mutating func tell(_ input: ExecutorSession.Input) -> [ExecutorSession.Action] {
        let new = session.handle(input, at: now).filter { action in
            guard case .log(let level, let message) = action else { return true }
            if level > .debug { logged.append("\(level): \(message)") }
            return false
        }
        actions += new
        return new
    }

    @discardableResult
    mutating func event(_ event: Event) -> [ExecutorSession.Action] {
        tell(.event(stream: stream, event))
    }

    /// Lets time pass, waking the session whenever it wants to be.
    @discardableResult
    mutating func wait(_ duration: Duration) -> [ExecutorSession.Action] {
        let end = now + duration
        var all: [ExecutorSession.Action] = []
        while let next = session.wakeUp, next <= end {
            now = max(now, next)
            all += tell(.tick)
        }
        now = end
        return all
    }

    /// Starts the session and brings it to the subscription.
    mutating func register() {
        tell(.start)
        accept()
    }

    /// Lets the agent take the subscription that is under way.
    mutating func accept() {
        tell(.responded(stream: stream, status: 200, message: ""))
        event(.subscribed(sampleSubscription))
    }

    /// The number of the newest stream.
    var stream: Int {
        actions.reduce(0) {
            if case .subscribe(let stream, _, _) = $1 { stream } else { $0 }
        }
    }

    /// The newest subscription.
    var subscribe: Call.Subscribe? {
        actions.reduce(nil) {
            if case .subscribe(_, _, let call) = $1 { call.subscribe } else { $0 }
        }
    }

    /// The number of the newest posted call.
    var post: Int {
        actions.reduce(0) {
            if case .post(let number, _, _) = $1 { number } else { $0 }
        }
    }

    /// Records an update.
    @discardableResult
    mutating func send(_ task: TaskID, _ state: TaskState) -> UpdateID {
        let id = UpdateID()
        tell(.send(TaskStatus(task, state), id))
        return id
    }
}

extension [ExecutorSession.Action] {
    var events: [ExecutorEvent] {
        compactMap { if case .deliver(let event) = $0 { event } else { nil } }
    }

    /// The updates that are posted.
    var updates: [TaskStatus] {
        compactMap { if case .post(_, _, let call) = $0 { call.update?.status } else { nil } }
    }

    /// The states of the updates that are posted.
    var posted: [TaskState] { updates.map(\.state) }

    var subscriptions: Int {
        count { if case .subscribe = $0 { true } else { false } }
    }

    var end: ExecutorEnd? {
        reduce(nil) { if case .end(let end) = $1 { end } else { $0 } }
    }

    var shutdown: Shutdown.Reason? {
        events.reduce(nil) { if case .shutdown(let shutdown) = $1 { shutdown.reason } else { $0 } }
    }
}

extension Call.Subscribe {
    var tasks: [TaskID] { unacknowledgedTasks.map(\.taskID) }
    var states: [TaskState] { unacknowledgedUpdates.map(\.status.state) }
}
