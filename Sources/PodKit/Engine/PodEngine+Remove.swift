import PodDocker

/// Removing what belongs to the pod, again and again if the engine is busy, until it is gone or time is up.
extension PodEngine {
    func remove(_ resource: PodMachine.Resource, _ send: Send) async {
        let began = ContinuousClock.now
        var delay = Duration.milliseconds(20)
        while true {
            do {
                try await removeOnce(resource)
                return send(.removed(resource))
            } catch let error as DockerError where error.code == .notFound {
                return send(.removed(resource))
            } catch {
                let code = (error as? DockerError)?.code
                let isGone = code == .unreachable || code == .disconnected
                let limit = isGone ? min(options.engineTimeout, Self.removalLimit) : Self.removalLimit
                guard ContinuousClock.now - began + delay < limit else {
                    return send(.removeFailed(resource, (error as? DockerError)?.message ?? "\(error)"))
                }
            }
            // A cancelled sleep ends at once, and the deadline ends the loop.
            do { try await Task.sleep(for: delay) } catch { return send(.removeFailed(resource, "given up")) }
            delay = min(delay * 2, .seconds(1))
        }
    }

    /// How long to try: an engine under load, or one that is just coming back, needs a while.
    private static let removalLimit = Duration.seconds(30)

    private func removeOnce(_ resource: PodMachine.Resource) async throws {
        switch resource {
        case .network(let name): try await docker.removeNetwork(name)
        case .volume(let name): try await docker.removeVolume(name, force: true)
        case .container(let key):
            guard let container = container(key) else { return }
            try await docker.removeContainer(container.name, force: true, volumes: true)
        }
    }
}
