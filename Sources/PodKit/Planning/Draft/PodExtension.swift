import OrderedCollections
import PodCompose

/// What a Compose file says to PodKit itself, under `x-podkit`, which every other tool passes over.
///
/// On the project: `network: auto|shared|bridge` and `share: [pid, ipc]`. On a service: `essential: false`, if the pod
/// is not to live as long as that service does.
struct PodExtension {
    struct Text {
        var value: String
        var location: SourceLocation
    }

    var network: Text?
    var share: [Text] = []
    var isEssential: Bool?

    init(of project: Project) { self.init(project.extensions) }

    init(of service: Service) { self.init(service.extensions) }

    private init(_ extensions: Extensions) {
        guard case .mapping(let own)? = extensions["x-podkit"]?.node.value else { return }
        network = own["network"].flatMap { Self.text($0.node) }
        if case .sequence(let items)? = own["share"]?.node.value { share = items.compactMap(Self.text) }
        switch own["essential"]?.node.value {
        case .bool(let value)?: isEssential = value
        case .string("true")?: isEssential = true
        case .string("false")?: isEssential = false
        default: break
        }
    }

    private static func text(_ node: Node) -> Text? {
        guard case .string(let value) = node.value else { return nil }
        return Text(value: value, location: node.location)
    }
}
