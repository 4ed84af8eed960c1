public import OrderedCollections
public import PodCompose

/// The plan under construction: a project that turns, pass by pass, into one in which each service is one container
/// of the pod, with nothing left that could clash with another pod.
public struct PlanDraft: Sendable {
    /// The project as it was loaded.
    public let source: Project
    /// Where and as what the pod will run.
    public let placement: Placement
    /// What is known of the engine.
    public let facts: EngineFacts

    /// The project as it will run.
    public var project: Project
    /// Which service and replica each service of ``project`` stems from.
    public var origins: OrderedDictionary<String, Origin>
    /// Whether the services share one network namespace; `nil` until that is decided.
    public var isShared: Bool?
    /// The key of the service that holds the pod's namespaces, once there is one.
    public var infra: String?
    /// The published ports that have been assigned.
    public var ports: [PublishedPort] = []
    /// The supervisor's restart rules, by container.
    public var restarts: [String: RestartRule] = [:]
    /// What each container waits for before it starts.
    public var conditions: [String: [StartCondition]] = [:]
    /// The changes so far, in the order in which they were made.
    public var resolutions: [Resolution] = []

    /// The draft with which planning begins: the project as it was written.
    public init(project: Project, placement: Placement, facts: EngineFacts = EngineFacts()) {
        source = project
        self.project = project
        self.placement = placement
        self.facts = facts
        origins = OrderedDictionary(uniqueKeysWithValues: project.services.keys.map { ($0, Origin(service: $0)) })
    }

    /// Where a container comes from.
    public struct Origin: Hashable, Sendable {
        /// The service as the Compose file names it.
        public var service: String
        /// The number of the replica, from 1.
        public var number: Int

        /// Makes an origin from its parts.
        public init(service: String, number: Int = 1) {
            self.service = service
            self.number = number
        }
    }

    /// The service that a key of ``project`` stems from, as the Compose file names it.
    public func origin(of key: String) -> String { origins[key]?.service ?? key }

    /// Where an attribute of a service was written.
    public func location(_ key: String, _ path: String...) -> SourceLocation? {
        source.location(of: ["services", origin(of: key)] + path)
    }

    /// Notes a change to an attribute of a service.
    public mutating func resolve(
        _ key: String,
        _ field: String,
        from: String? = nil,
        to: String? = nil,
        because reason: String,
        at path: String...
    ) {
        let place = source.location(of: ["services", origin(of: key)] + (path.isEmpty ? [field] : path))
        resolutions.append(
            Resolution(service: origin(of: key), field: field, from: from, to: to, reason: reason, location: place)
        )
    }

    /// The keys of all containers that stem from a service, in the order of their numbers.
    public func keys(of service: String) -> [String] {
        origins.filter { $0.value.service == service }.map(\.key)
    }
}
