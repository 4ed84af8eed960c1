import PodDocker

/// The removal of what belongs to a pod from the engine, one attempt after the other.
struct PodRemoval: Sendable {
    let docker: DockerClient
    let filter: PodFilter
    /// What is left after the last attempt, each with the reason.
    private(set) var problems: [String] = []
    /// Whether the engine could not be reached in the last attempt.
    private(set) var isEngineGone = false
    /// Where nobody listened, the engine that had a request has ended, and the request with it.
    private var areRequestsLost = false
    /// What has appeared: it goes by its labels then, or is somebody else's, and stays.
    private var appeared: Set<RunningPod.Expected> = []

    private struct Target: Sendable {
        var resource: RunningPod.Expected
        var remove: @Sendable (DockerClient) async throws -> Void
    }

    init(docker: DockerClient, filter: PodFilter) {
        self.docker = docker
        self.filter = filter
    }

    /// Whether nothing is left to do.
    var isComplete: Bool { problems.isEmpty }

    /// Removes what there is: the containers, and then the networks and volumes that they held.
    mutating func attempt(expecting expected: Set<RunningPod.Expected>) async {
        problems = []
        isEngineGone = false
        do {
            let pod = try await RunningPod.find(filter, on: docker).first
            let containers = (pod?.containers ?? []).map(Self.target)
            let rest = (pod?.networks ?? []).map(Self.target) + (pod?.volumes ?? []).map(Self.target)
            appeared.formUnion((containers + rest).map(\.resource))
            await remove(containers)
            // A network or a volume that a container holds cannot go.
            if problems.isEmpty { await remove(rest) }
            if !areRequestsLost { await look(for: expected) }
        } catch {
            note("what has the label \(filter)", error)
        }
    }

    private static func target(_ container: RunningPod.Container) -> Target {
        Target(resource: .container(container.engineName)) {
            try await $0.removeContainer(container.id, force: true, volumes: true)
        }
    }

    private static func target(_ network: RunningPod.Network) -> Target {
        Target(resource: .network(network.name)) { try await $0.removeNetwork(network.id) }
    }

    private static func target(_ volume: RunningPod.Volume) -> Target {
        Target(resource: .volume(volume.name)) { try await $0.removeVolume(volume.name, force: true) }
    }

    private mutating func remove(_ targets: [Target]) async {
        let docker = docker
        let failures = await withTaskGroup(of: (name: String, error: any Error)?.self) { group in
            for target in targets {
                group.addTask {
                    do {
                        try await target.remove(docker)
                        return nil
                    } catch let error as DockerError where error.code == .notFound {
                        return nil
                    } catch {
                        return (target.resource.name, error)
                    }
                }
            }
            return await group.reduce(into: [(name: String, error: any Error)]()) { found, failure in
                if let failure { found.append(failure) }
            }
        }
        for failure in failures.sorted(by: { $0.name < $1.name }) { note(failure.name, failure.error) }
    }

    /// What the engine may yet create is not there as long as nothing has its name: then it is asked for once more.
    private mutating func look(for expected: Set<RunningPod.Expected>) async {
        for expected in expected.subtracting(appeared).sorted(by: { $0.name < $1.name }) {
            do {
                if try await isPods(expected) { problems.append("\(expected.name): it has just been created") }
                appeared.insert(expected)
            } catch let error as DockerError where error.code == .notFound {
                problems.append(
                    "\(expected.name): the engine has not answered the request for it, and may still create it"
                )
            } catch {
                note(expected.name, error)
            }
        }
    }

    private func isPods(_ expected: RunningPod.Expected) async throws -> Bool {
        let labels =
            switch expected {
            case .container(let name): try await docker.inspectContainer(name).config?.labels
            case .network(let name): try await docker.inspectNetwork(name).labels
            case .volume(let name): try await docker.inspectVolume(name).labels
            }
        return filter.matches(labels ?? [:])
    }

    private mutating func note(_ name: String, _ error: any Error) {
        let error = error as? DockerError
        if error?.code == .unreachable { areRequestsLost = true }
        isEngineGone = isEngineGone || error?.code == .unreachable || error?.code == .disconnected
        problems.append("\(name): \(error?.message ?? "the removal was cancelled")")
    }
}
