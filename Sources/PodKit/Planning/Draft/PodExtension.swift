import OrderedCollections
import PodCompose
import PodConfiguration

/// What a Compose file says to PodKit itself, under `x-podkit`, which every other tool passes over.
///
/// On the project: `network: auto|shared|bridge` and `share: [pid, ipc]`. On a service: `essential: false`, if the pod
/// is not to live as long as that service does. It is read strictly: what cannot be understood is refused.
struct PodExtension {
    private(set) var network: Placement.Network?
    private(set) var share: [Placement.SharedNamespace] = []
    private(set) var isEssential: Bool?

    init(of project: Project) throws(PlanError) {
        try read(project.extensions, knowing: Self.ofProject, on: "the project")
    }

    init(of service: Service, _ key: String) throws(PlanError) {
        try read(service.extensions, knowing: Self.ofService, on: "service \(key)")
    }

    private static let ofProject: OrderedSet = ["network", "share"]
    private static let ofService: OrderedSet = ["essential"]

    private mutating func read(
        _ extensions: Extensions,
        knowing keys: OrderedSet<String>,
        on owner: String
    ) throws(PlanError) {
        guard let entry = extensions["x-podkit"], !entry.node.isNull else { return }
        guard let own = entry.node.mapping else { throw Self.refusal("", "a mapping", entry.node) }
        for (key, entry) in own {
            guard keys.contains(key) else { throw Self.unknown(key, entry, on: owner) }
            switch key {
            case "network": network = try Self.network(entry.node)
            case "share": share = try Self.share(entry.node)
            default: isEssential = try Self.essential(entry.node)
            }
        }
    }

    private static func unknown(_ key: String, _ entry: Node.Entry, on owner: String) -> PlanError {
        let place = entry.keyLocation.ifWritten
        if ofProject.contains(key) {
            return PlanError(.invalid, "x-podkit.\(key) belongs to the project, not to \(owner)", at: place)
        }
        if ofService.contains(key) {
            return PlanError(.invalid, "x-podkit.\(key) belongs to a service, not to \(owner)", at: place)
        }
        let hint =
            Spelling.nearest(to: key, in: ofProject.union(ofService)).map { "; did you mean `\($0)`?" }
            ?? "; it can have network and share on the project, and essential on a service"
        return PlanError(.invalid, "x-podkit has no key `\(key)`\(hint)", at: place)
    }

    private static func network(_ node: Node) throws(PlanError) -> Placement.Network {
        guard let text = node.string else { throw refusal(".network", "auto, shared or bridge", node) }
        guard let network = Placement.Network(rawValue: text) else {
            throw PlanError(
                .invalid,
                "x-podkit.network is \"\(text)\"; it can be auto, shared or bridge",
                at: node.location.ifWritten
            )
        }
        return network
    }

    private static func share(_ node: Node) throws(PlanError) -> [Placement.SharedNamespace] {
        guard let items = node.sequence else { throw refusal(".share", "a list of pid and ipc", node) }
        var found: [Placement.SharedNamespace] = []
        for item in items {
            guard let text = item.string else { throw refusal(".share", "a list of pid and ipc", item) }
            guard let namespace = Placement.SharedNamespace(rawValue: text) else {
                throw PlanError(
                    .invalid,
                    "x-podkit.share names \"\(text)\"; it can name pid and ipc",
                    at: item.location.ifWritten
                )
            }
            found.append(namespace)
        }
        return found
    }

    private static func essential(_ node: Node) throws(PlanError) -> Bool {
        switch node.value {
        case .bool(let value): return value
        // What interpolation has filled in is a text.
        case .string("true"): return true
        case .string("false"): return false
        default: throw refusal(".essential", "true or false", node)
        }
    }

    private static func refusal(_ path: String, _ wanted: String, _ node: Node) -> PlanError {
        let found = node.string.map { "\"\($0)\"" } ?? node.kindName
        return PlanError(.invalid, "x-podkit\(path) is \(found); it must be \(wanted)", at: node.location.ifWritten)
    }
}

extension SourceLocation {
    /// The place, unless it is that of what was made by hand.
    fileprivate var ifWritten: SourceLocation? { file.isEmpty ? nil : self }
}
