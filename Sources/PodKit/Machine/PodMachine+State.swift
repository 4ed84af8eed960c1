import PodDocker

extension PodMachine {
    /// What the machine has to know of a container.
    package struct ContainerLife: Hashable, Sendable {
        /// The container's name within the pod.
        package var key: Key
        /// The service, as the Compose file names it.
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
        /// Whether commands run in it once it has started.
        package var hasHooks: Bool
        package var stopGrace: Duration
        /// Its own memory limit in bytes.
        package var memoryLimit: Int64?
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
            hasHooks: Bool = false,
            stopGrace: Duration = .seconds(10),
            memoryLimit: Int64? = nil,
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
            self.hasHooks = hasHooks
            self.stopGrace = stopGrace
            self.memoryLimit = memoryLimit
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
        case gone
    }

    enum Stage: Hashable, Sendable {
        case waiting
        case starting
        case running
        /// It has ended, and its end is being looked into.
        case ending
        /// Waits for its restart.
        case backingOff
        case down
    }

    /// What is known of a container.
    struct Track: Sendable {
        var existence = ResourceState.absent
        var stage = Stage.waiting
        /// How often it has been started.
        var run = 0
        /// What its last health check said; `nil` before the first.
        var isHealthy: Bool?
        /// The end of its last run, while it does not run.
        var exit: ExitReport?
        /// An end that the engine told before it had answered the start.
        var earlyDeath: Death?
        /// Until when the engine's word of its ends has been heard.
        var deathsHeardUntil: Timestamp?
        /// What is being found out of its end.
        var inquiry: ExitInquiry?
        /// Somebody else has started it again before its end was told.
        var isUpAgain = false
        var isOutputRead = false
        var isOutOfMemory = false
        var startedAt: Duration = .zero
        /// Since when a start is tried again because the engine is gone.
        var startTriedSince: Duration?
        var failedHook: PodFailure?
        var restarts = RestartHistory()
        /// Whether the pod itself ends it.
        var isSignalled = false
    }
}
