/// The life of a pod as a state machine without I/O: what has happened goes in, what is to be done comes out.
///
/// Launching, watching, restarting, stopping and removing are all here, so that each order of events can be tested
/// without an engine. The machine never waits: time is an argument, and a wait is a timer that it asks for.
package struct PodMachine: Sendable {
    /// The name of a container in the plan.
    package typealias Key = String

    package enum Resource: Hashable, Sendable {
        case network(String)
        case volume(String)
        case container(Key)
    }

    package enum Timer: Hashable, Sendable {
        /// The pod must run by then.
        case launch
        /// A container is to be started again.
        case restart(Key)
        /// A container has had its time to end after its stop signal.
        case grace(Key)
        /// What the engine is creating has had its time to be there since the pod's end began.
        case creation
        /// The whole pod has had most of its time to end: the order of the stop counts no longer.
        case hurry
        /// The whole pod has had its time to end.
        case stop
    }

    package enum Input: Hashable, Sendable {
        case begin
        case created(Resource)
        /// `mayExist`: the engine did not answer, so that the resource has to be looked for when cleaning up.
        case createFailed(Resource, PodFailure, mayExist: Bool)
        case started(Key)
        case startFailed(Key, PodFailure)
        case exited(Key, ExitReport)
        case health(Key, isHealthy: Bool)
        /// A container was removed, and not by this pod.
        case vanished(Key)
        case removed(Resource)
        case removeFailed(Resource, String)
        case fired(Timer)
        /// Something went wrong that the container can do without.
        case warned(Key, String)
        /// Stop the pod; a later request may shorten the grace and never lengthens it.
        case stop(grace: Duration?)
        case kill
        /// The pod cannot go on for a reason outside its containers.
        case fail(PodFailure)
    }

    package enum Action: Hashable, Sendable {
        case create(Resource)
        case start(Key)
        /// Run the hooks before the stop, then send the container its stop signal.
        case signalStop(Key)
        case kill(Key)
        /// A start that the engine does not answer is not to be tried again.
        case abandonStart(Key)
        case remove(Resource)
        case set(Timer, after: Duration)
        case cancel(Timer)
        case emit(PodEvent)
        /// The end; `leftBehind` is what could not be removed, and why.
        case end(PodOutcome, leftBehind: [String])
    }

    enum Phase: Hashable, Sendable {
        case idle, launching, running, stopping, removing, ended
    }

    let containers: [ContainerLife]
    let launchTimeout: Duration?
    /// How long the whole pod may take to end, whatever the reason; `nil` leaves each container its own grace.
    let stopGrace: Duration?
    var tracks: [Key: Track]
    /// Networks and volumes, in the order of the plan.
    var resources: [(resource: Resource, state: ResourceState)]
    var phase = Phase.idle
    var outcome = PodOutcome.finished
    var stopDeadline: Duration?
    /// Whether containers are asked to stop without waiting for those that depend on them.
    var isHurried = false
    var leftBehind: [String] = []
    var now: Duration = .zero
    var actions: [Action] = []

    package init(
        containers: [ContainerLife],
        networks: [String] = [],
        volumes: [String] = [],
        launchTimeout: Duration? = nil,
        stopGrace: Duration? = nil
    ) {
        self.containers = containers
        self.launchTimeout = launchTimeout
        self.stopGrace = stopGrace
        tracks = Dictionary(uniqueKeysWithValues: containers.map { ($0.key, Track()) })
        resources = (networks.map { .network($0) } + volumes.map { .volume($0) }).map { ($0, .absent) }
    }

    /// Takes note of what happened at `now`, a time that never goes back, and says what is to be done.
    package mutating func handle(_ input: Input, at now: Duration) -> [Action] {
        self.now = max(self.now, now)
        actions = []
        guard phase != .ended else { return [] }
        switch input {
        case .begin: begin()
        case .created(let resource): created(resource)
        case .createFailed(let resource, let failure, let mayExist): createFailed(resource, failure, mayExist)
        case .started(let key): started(key)
        case .startFailed(let key, let failure): startFailed(key, failure)
        case .exited(let key, let report): exited(key, report)
        case .health(let key, let isHealthy): health(key, isHealthy)
        case .vanished(let key): vanished(key)
        case .removed(let resource): removed(resource, error: nil)
        case .removeFailed(let resource, let message): removed(resource, error: message)
        case .fired(let timer): fired(timer)
        case .warned(let key, let message): warned(key, message)
        case .stop(let grace): stop(.stopped, grace: grace)
        case .kill: kill()
        case .fail(let failure): fail(failure)
        }
        advance()
        return actions
    }

    private mutating func begin() {
        guard phase == .idle else { return }
        phase = .launching
        if let launchTimeout { actions.append(.set(.launch, after: launchTimeout)) }
    }

    private mutating func fired(_ timer: Timer) {
        switch timer {
        case .launch:
            guard phase == .launching else { return }
            fail(PodFailure(.timeout, "the pod was not running in time: \(waitingSummary)"))
        case .restart(let key): restartDue(key)
        case .grace(let key): graceOver(key)
        case .creation: abandonCreations()
        case .hurry: isHurried = phase == .stopping
        case .stop: stopOver()
        }
    }

    /// Does all that has become possible.
    private mutating func advance() {
        if phase == .launching || phase == .running { advanceLife() }
        // What was just done may have been the last of the pod's life.
        if phase == .stopping || phase == .removing { advanceEnd() }
    }
}

extension PodMachine {
    /// What the machine has to know of a container.
    package struct ContainerLife: Hashable, Sendable {
        package var key: Key
        /// The service's name in the Compose file, for events.
        package var service: String
        /// The container's name on the engine.
        package var name: String
        /// Containers that must exist before this one is created.
        package var createAfter: [Key]
        /// What must hold before this one is started.
        package var startAfter: [StartCondition]
        package var restart: RestartRule
        /// Whether the pod lives as long as this container does.
        package var isEssential: Bool
        package var hasHealthcheck: Bool
        package var stopGrace: Duration
        /// Holds the pod's namespaces: ended last, without a signal, and no service of the user's.
        package var isInfra: Bool

        package init(
            key: Key,
            service: String? = nil,
            name: String? = nil,
            createAfter: [Key] = [],
            startAfter: [StartCondition] = [],
            restart: RestartRule = .never,
            isEssential: Bool = true,
            hasHealthcheck: Bool = false,
            stopGrace: Duration = .seconds(10),
            isInfra: Bool = false
        ) {
            self.key = key
            self.service = service ?? key
            self.name = name ?? key
            self.createAfter = createAfter
            self.startAfter = startAfter
            self.restart = restart
            self.isEssential = isEssential
            self.hasHealthcheck = hasHealthcheck
            self.stopGrace = stopGrace
            self.isInfra = isInfra
        }
    }

    enum ResourceState: Hashable, Sendable {
        /// Not there, or there by somebody else's doing.
        case absent
        case creating
        case present
        /// A request for it was never answered.
        case uncertain
        case removing
        case gone
    }

    enum Stage: Hashable, Sendable {
        case waiting
        case starting
        case running
        /// Waits for its restart.
        case backingOff
        case down
    }

    /// What is known of a container.
    struct Track: Sendable {
        var existence = ResourceState.absent
        var stage = Stage.waiting
        /// What its last health check said; `nil` before the first.
        var isHealthy: Bool?
        /// The end of its last run, while it does not run.
        var exit: ExitReport?
        /// An end that the engine reported before it had answered the start.
        var earlyExit: ExitReport?
        var startedAt: Duration = .zero
        var restarts = RestartHistory()
        var isSignalled = false
    }
}
