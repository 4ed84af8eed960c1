/// One line of `GET /events`.
public struct DockerEvent: Hashable, Sendable {
    /// What the event is about.
    public var kind: Kind
    /// What happened as the engine spells it, for example `start`, `die`, `health_status: healthy`.
    public var action: String
    /// What it happened to.
    public var actor: Actor
    /// `local` or `swarm`.
    public var scope: String?
    /// When it happened.
    public var time: Timestamp

    /// An event with these fields.
    public init(kind: Kind, action: String, actor: Actor, scope: String? = nil, time: Timestamp) {
        self.kind = kind
        self.action = action
        self.actor = actor
        self.scope = scope
        self.time = time
    }

    /// The action without what follows a colon: `health_status`, `exec_start`.
    public var actionName: String {
        action.split(separator: ":", maxSplits: 1).first.map(String.init) ?? action
    }

    /// The exit code of a container's `die` event.
    public var exitCode: Int? {
        actor.attributes["exitCode"].flatMap { Int($0) }
    }

    /// The health that a `health_status` event tells: `healthy` or `unhealthy`.
    public var health: String? {
        let parts = action.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0] == "health_status" else { return nil }
        return String(parts[1].drop { $0 == " " })
    }

    /// What an event happened to.
    public struct Actor: Hashable, Sendable, Decodable {
        /// The id of the container, image, network or volume.
        public var id: String
        /// Names and, of containers, labels; `name`, `image`, `exitCode` and others by action.
        public var attributes: [String: String]

        /// An actor with its attributes.
        public init(id: String, attributes: [String: String] = [:]) {
            self.id = id
            self.attributes = attributes
        }

        enum CodingKeys: String, CodingKey {
            case id = "ID"
            case attributes = "Attributes"
        }

        /// Reads the object that the engine prints; missing attributes are none.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
            attributes = try container.decodeIfPresent([String: String].self, forKey: .attributes) ?? [:]
        }
    }

    /// What an event is about; engines may know more kinds than these.
    public struct Kind: RawRepresentable, Hashable, Sendable, Decodable {
        /// The kind as the engine spells it.
        public var rawValue: String

        /// A kind by the engine's spelling.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A container's life.
        public static let container = Kind(rawValue: "container")
        /// An image pulled, tagged, removed.
        public static let image = Kind(rawValue: "image")
        /// A network made, joined, left, removed.
        public static let network = Kind(rawValue: "network")
        /// A volume made, mounted, unmounted, removed.
        public static let volume = Kind(rawValue: "volume")
        /// The engine itself.
        public static let daemon = Kind(rawValue: "daemon")
    }
}

extension DockerEvent: Decodable {
    enum CodingKeys: String, CodingKey {
        case kind = "Type"
        case action = "Action"
        case actor = "Actor"
        case scope
        case seconds = "time"
        case nanoseconds = "timeNano"
    }

    /// Reads the object that the engine prints.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = try container.decode(Kind.self, forKey: .kind)
        action = try container.decode(String.self, forKey: .action)
        actor = try container.decode(Actor.self, forKey: .actor)
        scope = try container.decodeIfPresent(String.self, forKey: .scope)
        if let nanoseconds = try container.decodeIfPresent(Int64.self, forKey: .nanoseconds) {
            time = Timestamp(nanosecondsSince1970: nanoseconds)
        } else {
            time = Timestamp(seconds: try container.decode(Int64.self, forKey: .seconds))
        }
    }
}
