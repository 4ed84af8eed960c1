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
    /// Whether the services share one network namespace; `nil` until that is decided, which a pass may do before
    /// ``ChooseNetwork``.
    public var isShared: Bool?
    /// The key of the service that holds the pod's namespaces, once there is one.
    public var infra: String?
    /// The published ports that have been assigned.
    public var ports: [PublishedPort] = []
    /// The supervisor's restart rules, by container. What a pass sets itself goes before what the service says.
    public var restarts: [String: RestartRule] = [:]
    /// What each container waits for before it starts. What a pass sets itself goes before what the service says of the
    /// same container.
    public var conditions: [String: [StartCondition]] = [:]
    /// The cgroup that the pod gets, if it gets one of its own.
    public var cgroup: PodCgroupPlan?
    /// What is to be said when the pod is launched.
    public var warnings: [String] = []
    /// The changes so far, in the order in which they were made.
    public var resolutions: [Resolution] = []

    /// The containers in the pod's network, with what they listen on, once ``ChooseNetwork`` has looked.
    var members: OrderedDictionary<String, NetworkMember> = [:]
    /// The names that containers had before they got the pod's own.
    var writtenNames: [String: String] = [:]
    /// The containers that have joined the infra container's network namespace.
    var joined: OrderedSet<String> = []
    /// The rules of ``restarts`` that came from the services.
    var givenRestarts: [String: RestartRule] = [:]
    /// The conditions of ``conditions`` that came from the services.
    var givenConditions: [String: [StartCondition]] = [:]
    /// What each pass has dealt with.
    private var claims: [ObjectIdentifier: Set<Item>] = [:]

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

    /// Where an attribute of a service was written; `nil` for a service that was not.
    public func location(_ key: String, _ path: String...) -> SourceLocation? {
        source.location(ofService: origin(of: key), path)
    }

    /// Notes a change to an attribute of a service.
    ///
    /// - Parameters:
    ///   - code: what kind of change it is.
    ///   - key: the service, as ``project`` has it.
    ///   - field: the attribute, as the Compose file spells it.
    ///   - from: what was written, if anything was.
    ///   - to: what it became, if it was not removed.
    ///   - reason: why, in one line.
    ///   - path: where the attribute was written, below the service; the attribute itself if it is left out.
    public mutating func resolve(
        _ code: Resolution.Code,
        _ key: String,
        _ field: String,
        from: String? = nil,
        to: String? = nil,
        because reason: String,
        at path: String...
    ) {
        let service = origin(of: key)
        resolutions.append(
            Resolution(
                code,
                service: service,
                field: field,
                from: from,
                to: to,
                reason: reason,
                location: source.location(ofService: service, path.isEmpty ? [field] : path)
            )
        )
    }

    /// The keys of all containers that stem from a service, in the order of their numbers.
    public func keys(of service: String) -> [String] {
        origins.filter { $0.value.service == service }.map(\.key)
    }

    // MARK: What is there already, and what is new

    /// Something that a pass deals with once.
    enum Item: Hashable {
        case service(String)
        case network(String)
        case volume(String)
        case variable(String)
    }

    /// Notes that a pass deals with something.
    ///
    /// - Returns: `false` if the pass has done so before, and is to leave it as it is.
    mutating func claim(_ item: Item, for pass: any PlanPass.Type) -> Bool {
        claims[ObjectIdentifier(pass), default: []].insert(item).inserted
    }

    /// Makes a service new to every pass: another stands in its place.
    mutating func renew(_ key: String) {
        for pass in claims.keys { claims[pass]?.remove(.service(key)) }
        joined.remove(key)
        writtenNames[key] = nil
        givenRestarts[key] = nil
        givenConditions[key] = nil
    }

    /// Takes note of the services that a pass has added or removed.
    mutating func follow() {
        for key in project.services.keys where origins[key] == nil { origins[key] = Origin(service: key) }
        let gone = origins.keys.filter { project.services[$0] == nil }
        for key in gone {
            renew(key)
            origins[key] = nil
            members[key] = nil
            restarts[key] = nil
            conditions[key] = nil
        }
    }
}
