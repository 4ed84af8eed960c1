package import PodKit
package import PodMesos

/// The life of a pod as a task of Mesos, without any I/O: what happened goes in, updates and deeds come out.
///
/// Each task has one terminal update, which comes after its pod is gone: from then on the agent gives the task's
/// resources to others. Every `TASK_RUNNING` says all that is known, because agent and master keep only the last.
package struct TaskMachine: Sendable {
    package enum Input: Sendable {
        /// The task was launched.
        case launched
        /// Its Compose files are read: so many services, of so many images.
        case loaded(services: Int, images: Int)
        /// The task cannot be run as it is.
        case invalid(String)
        /// Whether the framework knows `TASK_KILLING`; it may change when the executor subscribes anew.
        case knowsKilling(Bool)
        /// Something happened to the pod.
        case pod(PodEvent)
        /// The pod runs, and can be reached so.
        case running(ContainerStatus?)
        /// The pod can be reached so, which was not known when it came to run.
        case located(ContainerStatus?)
        /// The pod is gone.
        case ended(PodResult)
        case kill(KillPolicy?)
        case shutdown(Shutdown)
        /// A probe of the health check has ended, healthy if it found no fault.
        case healthProbed(fault: String?)
        case checkProbed(CheckStatusInfo)
        case fired(Timer)
    }

    package enum Timer: Hashable, Sendable {
        /// More progress may be told.
        case progress
        /// The task has had the time that it may take.
        case completion
    }

    package enum Action: Hashable, Sendable {
        case report(TaskStatus)
        /// Read the task's Compose files and run the pod.
        case launch
        /// Stop the pod within this time, or within its services' own.
        case stop(grace: Duration?)
        /// Kill the pod now.
        case kill
        case startProbes
        case stopProbes
        /// Tell the machine of this timer then; a timer that has lost its meaning does no harm.
        case set(Timer, after: Duration)
        /// The task has its terminal update.
        case end
    }

    /// Why the pod is being ended from outside.
    enum Ending: Hashable, Sendable {
        case killed
        case shutDown(Shutdown.Reason)
        case unhealthy(String)
        case tookTooLong
    }

    /// A century.
    static let forEver = Duration.seconds(100 * 365 * 86_400)

    /// The shortest time between two updates that only tell of progress.
    static let progressGap = Duration.seconds(1)

    let task: TaskInfo
    /// How long the pod may take to stop if neither the task nor the kill says so; `nil` leaves it to its services.
    let defaultGrace: Duration?

    var phase = Phase.idle
    var knowsKilling = false
    var progress = LaunchProgress()
    var toldAt = Duration.zero
    var told = ""
    var containerStatus: ContainerStatus?
    var health: HealthRecord?
    var checkStatus: CheckStatusInfo?
    var ending: Ending?
    var endingSince = Duration.zero
    var deadline: Duration?
    var now = Duration.zero
    var actions: [Action] = []

    enum Phase: Hashable, Sendable {
        case idle, starting, running, ended
    }

    package init(task: TaskInfo, defaultGrace: Duration? = nil) {
        self.task = task
        self.defaultGrace = defaultGrace
        health = task.healthCheck.map { HealthRecord(check: $0) }
        checkStatus = task.check.flatMap { CheckStatusInfo(nothingFoundBy: $0) }
    }

    /// Takes note of what happened at `now`, a time that never goes back, and says what is to be done.
    package mutating func handle(_ input: Input, at now: Duration) -> [Action] {
        self.now = max(self.now, now)
        actions = []
        guard phase != .ended else { return [] }
        switch input {
        case .launched: launched()
        case .loaded(let services, let images):
            progress.loaded(services: services, images: images)
            tellProgress()
        case .invalid(let reason): end(.error, reason: .taskInvalid, message: reason)
        case .knowsKilling(let knows): knowsKilling = knows
        case .pod(let event):
            if progress.note(event) { tellProgress() }
        case .running(let status): running(status)
        case .located(let status): located(status)
        case .ended(let result): ended(result)
        case .kill(let policy): kill(policy)
        case .shutdown(let shutdown): shutDown(shutdown)
        case .healthProbed(let fault): healthProbed(fault)
        case .checkProbed(let status): checkProbed(status)
        case .fired(.progress): tellProgress()
        case .fired(.completion): tookTooLong()
        }
        return actions
    }

    private mutating func launched() {
        guard phase == .idle else { return }
        phase = .starting
        if let flaw = task.flaw { return end(.error, reason: .taskInvalid, message: flaw) }
        told = progress.message
        toldAt = now
        report(.starting, message: told)
        // What is longer than a clock can count is no limit.
        if let limit = task.maxCompletionTime?.duration, limit < Self.forEver {
            actions.append(.set(.completion, after: max(limit, .zero)))
        }
        actions.append(.launch)
    }

    /// Tells how far the launch is, at most once a second: every update is stored and passed on by the agent.
    private mutating func tellProgress() {
        guard phase == .starting, ending == nil, progress.message != told else { return }
        let due = toldAt + Self.progressGap
        guard now >= due else { return actions.append(.set(.progress, after: due - now)) }
        told = progress.message
        toldAt = now
        report(.starting, message: told)
    }

    private mutating func running(_ status: ContainerStatus?) {
        guard phase == .starting, ending == nil else { return }
        phase = .running
        containerStatus = status
        report(.running, message: progress.runningMessage)
        if health != nil || checkStatus != nil {
            health?.began(at: now)
            actions.append(.startProbes)
        }
    }

    private mutating func located(_ status: ContainerStatus?) {
        guard phase == .running, ending == nil, let status, status != containerStatus else { return }
        containerStatus = status
        report(.running, message: progress.runningMessage)
    }

    // MARK: Probes

    private mutating func healthProbed(_ fault: String?) {
        guard phase == .running, ending == nil, let verdict = health?.note(fault, at: now) else { return }
        if verdict.isTold {
            report(.running, reason: .healthCheckStatusUpdated, message: verdict.message)
        }
        if verdict.isFatal { stop(.unhealthy(verdict.message), policy: nil) }
    }

    private mutating func checkProbed(_ status: CheckStatusInfo) {
        guard phase == .running, ending == nil, status != checkStatus else { return }
        checkStatus = status
        report(.running, reason: .checkStatusUpdated, message: "the check found something new")
    }

    // MARK: Updates

    /// Everything that is known goes into each update.
    mutating func report(_ state: TaskState, reason: TaskStatus.Reason? = nil, message: String) {
        var status = TaskStatus(task.taskID, state, reason: reason, message: Self.bounded(message))
        status.healthy = health?.isHealthy
        status.checkStatus = checkStatus
        status.containerStatus = containerStatus
        actions.append(.report(status))
    }

    /// A container's last lines may be long, and a framework may keep every message.
    private static func bounded(_ message: String) -> String {
        let limit = 4000
        return message.utf8.count <= limit ? message : String(decoding: message.utf8.prefix(limit), as: UTF8.self) + "…"
    }
}
