import PodDocker

/// Removing what belongs to the pod, again and again if the engine is busy, until it is gone or time is up.
extension PodEngine {
    func remove(_ resource: PodMachine.Resource, _ send: Send) async {
        let began = ContinuousClock.now
        var delay = Duration.milliseconds(20)
        var mayAppear = unanswered.contains(resource)
        defer { unanswered.remove(resource) }
        while true {
            var limit = min(Self.removalLimit, docker.timeouts.request)
            let problem: String
            do {
                try await removeOnce(resource, &mayAppear)
                return send(.removed(resource))
            } catch let error as DockerError where error.code == .notFound {
                guard mayAppear else { return send(.removed(resource)) }
                problem = "the engine has not answered the request for it, and may still create it"
            } catch {
                let code = (error as? DockerError)?.code
                // Where nobody listens, the engine that had the request has ended, and the request with it.
                if code == .unreachable { mayAppear = false }
                if code == .unreachable || code == .disconnected { limit = min(options.engineTimeout, limit) }
                problem = (error as? DockerError)?.message ?? "\(error)"
            }
            guard ContinuousClock.now - began + delay < limit else {
                return send(.removeFailed(resource, problem))
            }
            // A cancelled sleep ends at once, and the deadline ends the loop.
            do { try await Task.sleep(for: delay) } catch { return send(.removeFailed(resource, "given up")) }
            delay = min(delay * 2, .seconds(1))
        }
    }

    /// How long to try, unless a single call has less: an engine under load, or one that is just coming back, needs a
    /// while.
    private static let removalLimit = Duration.seconds(30)

    /// Removes what has the resource's name, if it is the pod's: a name can be somebody else's.
    ///
    /// - Parameter mayAppear: becomes false if there is something of that name.
    private func removeOnce(_ resource: PodMachine.Resource, _ mayAppear: inout Bool) async throws {
        switch resource {
        case .network(let name):
            let network = try await docker.inspectNetwork(name)
            mayAppear = false
            if isOwn(network.labels) { try await docker.removeNetwork(network.id) }
        case .volume(let name):
            let volume = try await docker.inspectVolume(name)
            mayAppear = false
            if isOwn(volume.labels) { try await docker.removeVolume(name, force: true) }
        case .container(let key):
            guard let name = container(key)?.name else { return }
            let container = try await docker.inspectContainer(name)
            mayAppear = false
            guard isOwn(container.config?.labels) else { return }
            try await docker.removeContainer(container.id, force: true, volumes: true)
        }
    }
}
