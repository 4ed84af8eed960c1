package import PodDocker

/// The life of a pod as a state machine without I/O: what has happened goes in, what is to be done comes out.
///
/// Launching, watching, restarting, exits, stopping and the end are all here, so that each order of events can be
/// tested without an engine. The machine never waits: time is an argument, and a wait is a timer that it asks for.
package struct PodMachine: Sendable {
    /// The name of a container within the pod.
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
        /// The inquiry into a container's end has waited for something.
        case exit(Key)
        /// A container has had its time to end after one of its hooks failed.
        case hook(Key)
        /// What the engine is creating has had its time to be there since the pod's end began.
        case creation
        /// The whole pod has had most of its time to end: the order of the stop counts no longer.
        case hurry
        /// The whole pod has had its time to end.
        case stop
        /// The engine is asked anew for its events.
        case watch
        /// The engine has been away for as long as the pod waits for it.
        case engine
    }

    /// A container's end, as the engine told it.
    package struct Death: Hashable, Sendable {
        /// The exit status, if it was told.
        package var status: Int?
        /// When the container ended, by the engine's clock.
        package var time: Timestamp?
        /// What the engine told until then has been heard: an end that it tells again is none.
        package var heardUntil: Timestamp?
        /// Whether it ended while the engine, or the connection to it, was away.
        package var duringEngineLoss: Bool

        package init(
            status: Int? = nil,
            time: Timestamp? = nil,
            heardUntil: Timestamp? = nil,
            duringEngineLoss: Bool = false
        ) {
            self.status = status
            self.time = time
            self.heardUntil = heardUntil ?? time
            self.duringEngineLoss = duringEngineLoss
        }
    }

    /// Whether a container runs, as far as the engine could be asked.
    package enum Standing: Hashable, Sendable { case running, ended, unknown }

    package enum Input: Hashable, Sendable {
        /// The subscription to the engine's events stands: nothing that happens from now on goes unseen.
        case watching
        /// The subscription has ended, with the reason if the engine is at fault.
        case watchEnded(PodFailure?)
        case created(Resource)
        /// `mayExist`: the engine did not answer, so that the resource has to be looked for when cleaning up.
        case createFailed(Resource, PodFailure, mayExist: Bool)
        case started(Key)
        /// `isEngineGone`: nobody answered; the engine may be restarting.
        case startFailed(Key, PodFailure, isEngineGone: Bool)
        /// The engine tells of a start, by whomever.
        case startSeen(Key, at: Timestamp)
        case died(Key, Death)
        /// The engine tells that a container ran out of memory.
        case outOfMemory(Key)
        /// The output of a container's run has been read to its end, or cannot be read.
        case outputEnded(Key, run: Int)
        case measured(Key, ExitInquiry.Reading)
        case examined(Key, ExitInquiry.Facts)
        case health(Key, isHealthy: Bool)
        /// A container was removed, and not by this pod.
        case vanished(Key)
        /// A hook after the start has failed.
        case hookFailed(Key, PodFailure)
        case stands(Key, Standing)
        /// Something went wrong that the container can do without.
        case warned(Key, String)
        /// Everything of the pod is gone but this, each with the reason.
        case removed(leftBehind: [String])
        case fired(Timer)
        /// Stop the pod; a later request may shorten the grace and never lengthens it.
        case stop(grace: Duration?)
        case kill
        /// The pod cannot go on for a reason outside its containers.
        case fail(PodFailure)
    }

    package enum Action: Hashable, Sendable {
        /// Subscribe to the engine's events; after a break, catch up first.
        case watch
        case create(Resource)
        case start(Key)
        /// Read the output of the container's run, which has this number, until it ends.
        case follow(Key, run: Int)
        /// Run the hooks after the start.
        case runHooks(Key)
        /// The container's run is over.
        case endRun(Key, at: Timestamp?)
        /// Tell how far the reading of the container's output is.
        case measure(Key)
        /// Ask about the container's end.
        case examine(Key, status: Int?)
        /// Ask whether the container runs.
        case askStanding(Key)
        /// Run the hooks before the stop, then send the container its stop signal.
        case signalStop(Key)
        case kill(Key)
        /// Remove everything that belongs to the pod.
        case remove
        case set(Timer, after: Duration)
        case cancel(Timer)
        case emit(PodEvent)
        /// The end; `leftBehind` is what could not be removed, and why.
        case end(PodOutcome, leftBehind: [String])
    }

    enum Phase: Hashable, Sendable {
        case idle, launching, running, stopping, removing, ended
    }

    /// How the pod waits.
    package struct Limits: Hashable, Sendable {
        /// How long the pod may take to run; `nil` for ever.
        package var launch: Duration?
        /// How long the whole pod may take to end, whatever the reason; `nil` leaves each container its own grace.
        package var stop: Duration?
        /// How long the engine may be gone.
        package var engine: Duration

        package init(launch: Duration? = nil, stop: Duration? = nil, engine: Duration = .seconds(60)) {
            self.launch = launch
            self.stop = stop
            self.engine = engine
        }
    }

    let containers: [ContainerLife]
    let limits: Limits
    var tracks: [Key: Track]
    /// Networks and volumes, in the order of the plan.
    var resources: [(resource: Resource, state: ResourceState)]
    var phase = Phase.idle
    var outcome = PodOutcome.finished
    var stopDeadline: Duration?
    /// Whether containers are asked to stop without waiting for those that depend on them.
    var isHurried = false
    /// Since when the engine does not answer.
    var engineLost: (since: Duration, failure: PodFailure)?
    var now: Duration = .zero
    var actions: [Action] = []

    /// Between two attempts to reach an engine that is being restarted.
    static let enginePause = Duration.milliseconds(200)

    package init(
        containers: [ContainerLife],
        networks: [String] = [],
        volumes: [String] = [],
        limits: Limits = Limits()
    ) {
        self.containers = containers
        self.limits = limits
        tracks = Dictionary(uniqueKeysWithValues: containers.map { ($0.key, Track()) })
        resources = (networks.map { .network($0) } + volumes.map { .volume($0) }).map { ($0, .absent) }
    }

    /// What is to be done before anything has happened.
    package mutating func begin() -> [Action] { [.watch] }

    /// Takes note of what happened at `now`, a time that never goes back, and says what is to be done.
    package mutating func handle(_ input: Input, at now: Duration) -> [Action] {
        self.now = max(self.now, now)
        actions = []
        guard phase != .ended else { return [] }
        switch input {
        case .watching: watching()
        case .watchEnded(let failure): watchEnded(failure)
        case .created(let resource): created(resource)
        case .createFailed(let resource, let failure, let mayExist): createFailed(resource, failure, mayExist)
        case .started(let key): started(key)
        case .startFailed(let key, let failure, let isEngineGone): startFailed(key, failure, isEngineGone)
        case .startSeen(let key, let time): startSeen(key, time)
        case .died(let key, let death): died(key, death)
        case .outOfMemory(let key): outOfMemory(key)
        case .outputEnded(let key, let run): outputEnded(key, run)
        case .measured(let key, let reading): inquire(key, .measured(reading))
        case .examined(let key, let facts): inquire(key, .examined(facts))
        case .health(let key, let isHealthy): health(key, isHealthy)
        case .vanished(let key): vanished(key)
        case .hookFailed(let key, let failure): hookFailed(key, failure)
        case .stands(let key, let standing): stands(key, standing)
        case .warned(let key, let message): warned(key, message)
        case .removed(let leftBehind): removed(leftBehind)
        case .fired(let timer): fired(timer)
        case .stop(let grace): stop(.stopped, grace: grace)
        case .kill: kill()
        case .fail(let failure): fail(failure)
        }
        advance()
        return actions
    }

    private mutating func fired(_ timer: Timer) {
        switch timer {
        case .launch:
            guard phase == .launching else { return }
            fail(PodFailure(.timeout, "the pod was not running in time: \(waitingSummary)"))
        case .restart(let key): restartDue(key)
        case .grace(let key): graceOver(key)
        case .exit(let key): inquire(key, .waited)
        case .hook(let key): hookDue(key)
        case .creation: abandonCreations()
        case .hurry: isHurried = phase == .stopping
        case .stop: stopOver()
        case .watch: actions.append(.watch)
        case .engine: engineLostForGood()
        }
    }

    /// Does all that has become possible.
    private mutating func advance() {
        if phase == .launching || phase == .running { advanceLife() }
        // What was just done may have been the last of the pod's life.
        if phase == .stopping || phase == .removing { advanceEnd() }
    }
}
