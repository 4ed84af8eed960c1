import PodDocker
import Synchronization

/// What engines have been asked to create without having answered: they may do it yet.
///
/// An engine's side of a pod is a value and remembers nothing; what is here is forgotten when the pod ends.
enum UnansweredCreations {
    private struct Creation: Hashable {
        var endpoint: DockerEndpoint
        var podID: String
        var resource: PodMachine.Resource
    }

    private static let creations = Mutex<Set<Creation>>([])

    static func insert(_ resource: PodMachine.Resource, of engine: PodEngine) {
        _ = creations.withLock { $0.insert(creation(resource, engine)) }
    }

    static func contains(_ resource: PodMachine.Resource, of engine: PodEngine) -> Bool {
        creations.withLock { $0.contains(creation(resource, engine)) }
    }

    static func remove(_ resource: PodMachine.Resource, of engine: PodEngine) {
        _ = creations.withLock { $0.remove(creation(resource, engine)) }
    }

    private static func creation(_ resource: PodMachine.Resource, _ engine: PodEngine) -> Creation {
        Creation(endpoint: engine.docker.endpoint, podID: engine.plan.podID, resource: resource)
    }
}
