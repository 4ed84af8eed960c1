import Synchronization

/// What the engine has been asked to create without having answered: it may do it yet.
final class UnansweredCreations: Sendable {
    private let creations = Mutex<Set<PodMachine.Resource>>([])

    func insert(_ resource: PodMachine.Resource) {
        _ = creations.withLock { $0.insert(resource) }
    }

    func contains(_ resource: PodMachine.Resource) -> Bool {
        creations.withLock { $0.contains(resource) }
    }

    var all: Set<PodMachine.Resource> { creations.withLock { $0 } }

    func remove(_ resource: PodMachine.Resource) {
        _ = creations.withLock { $0.remove(resource) }
    }
}
