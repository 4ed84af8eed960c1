import PodDocker

extension RunningPod {
    /// What the engine was asked to create and has not answered: it may create it yet.
    enum Expected: Hashable, Sendable {
        case container(String)
        case network(String)
        case volume(String)

        var name: String {
            switch self {
            case .container(let name): "container \(name)"
            case .network(let name): "network \(name)"
            case .volume(let name): "volume \(name)"
            }
        }
    }

    /// Stops the pod's containers: those of services at once, each by its own stop signal, and the infra container
    /// after them. What has not ended when the grace is over is killed.
    ///
    /// - Parameter grace: `nil` leaves each container its own.
    /// - Throws: `DockerError`
    public func stop(grace: Duration? = nil) async throws {
        try await forEach { try await docker.stopContainer($0, timeout: grace) }
    }

    /// Kills the pod's containers.
    ///
    /// - Throws: `DockerError`
    public func kill() async throws {
        try await forEach { try await docker.killContainer($0) }
    }

    private func forEach(_ act: @escaping @Sendable (String) async throws -> Void) async throws {
        let isInfra = { (container: Container) in container.labels[PodLabel.infra] != nil }
        for part in [containers.filter { !isInfra($0) }, containers.filter(isInfra)] {
            try await withThrowingDiscardingTaskGroup { group in
                for container in part where container.isRunning {
                    group.addTask {
                        do {
                            try await act(container.id)
                        } catch let error as DockerError where error.code == .notFound || error.code == .conflict {
                            // It has ended, or is gone: that is what was wanted.
                        }
                    }
                }
            }
        }
    }

    /// Removes everything that belongs to the pod: its containers, which are killed, with their anonymous volumes, then
    /// its networks, its volumes and its cgroup.
    ///
    /// - Parameter engineTimeout: how long an engine that cannot be reached is waited for.
    /// - Returns: what could not be removed, each with the reason; empty if nothing of the pod is left.
    public func remove(engineTimeout: Duration = .seconds(30)) async -> [String] {
        await Self.remove(PodFilter(podID: id), on: docker, cgroup: cgroup, engineTimeout: engineTimeout)
    }

    /// Removes what one run of a pod has made; another's is left alone.
    ///
    /// - Parameters:
    ///   - expected: what the engine may yet create.
    static func remove(
        _ podID: String,
        run: String,
        on docker: DockerClient,
        cgroup: PodCgroupPlace?,
        engineTimeout: Duration,
        expecting expected: @Sendable () -> Set<Expected> = { [] }
    ) async -> [String] {
        await remove(
            PodFilter(podID: podID, run: run),
            on: docker,
            cgroup: cgroup,
            engineTimeout: engineTimeout,
            expecting: expected
        )
    }

    private static func remove(
        _ filter: PodFilter,
        on docker: DockerClient,
        cgroup: PodCgroupPlace?,
        engineTimeout: Duration,
        expecting expected: @Sendable () -> Set<Expected> = { [] }
    ) async -> [String] {
        var removal = PodRemoval(docker: docker, filter: filter)
        var patience = RemovalPatience(
            limit: min(RemovalPatience.standard, docker.timeouts.request),
            engineLimit: engineTimeout
        )
        let began = ContinuousClock.now
        while true {
            await removal.attempt(expecting: expected())
            guard !removal.isComplete,
                let pause = patience.pause(after: ContinuousClock.now - began, isEngineGone: removal.isEngineGone)
            else { break }
            // A cancelled sleep ends at once, and the deadline ends the loop.
            do { try await Task.sleep(for: pause) } catch { break }
        }
        var leftBehind = removal.problems
        do {
            if let cgroup { try await PodCgroup.remove(cgroup) }
        } catch {
            leftBehind.append("cgroup \(cgroup?.parent ?? ""): \(error)")
        }
        return leftBehind
    }
}
