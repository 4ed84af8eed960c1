import PodDocker
import PodFiles

/// Creating a pod's networks, volumes and containers.
extension PodEngine {
    func create(_ resource: PodMachine.Resource, _ send: Send) async {
        var container: ContainerPlan?
        var mayExist = false
        do {
            switch resource {
            case .network(let name):
                guard var request = plan.networks.first(where: { $0.name == name }) else { return }
                labels.label(&request)
                try await asking(for: resource) { [request] in try await $0.createNetwork(request) }
            case .volume(let name):
                guard var request = plan.volumes.first(where: { $0.name == name }) else { return }
                labels.label(&request)
                // The engine hands out a volume that is there already.
                let volume = try await asking(for: resource) { [request] in try await $0.createVolume(request) }
                guard labels.isOwn(volume.labels) else {
                    throw PodFailure(
                        .launch,
                        "there is one already that is not this pod's; remove it, name the pod otherwise, or "
                            + "declare the volume external"
                    )
                }
            case .container(let key):
                guard let planned = self.container(key) else { return }
                container = planned
                let request = try request(of: planned)
                let created = try await asking(for: resource) {
                    try await $0.createContainer(request, name: planned.engineName, platform: planned.platform)
                }
                runs.note(id: created.id, of: key)
                mayExist = true
                try await complete(planned)
            }
            send(.created(resource))
        } catch {
            let isUnread = (error as? DockerError)?.code == .protocolViolation
            send(
                .createFailed(
                    resource,
                    failure(.launch, container, "the engine could not create \(name(of: resource))", error),
                    mayExist: mayExist || isUnread || unanswered.contains(resource)
                )
            )
        }
    }

    /// Makes a call of which it is remembered, until the engine answers, that the engine may do it yet.
    @discardableResult
    private func asking<Answer>(
        for resource: PodMachine.Resource,
        _ call: (DockerClient) async throws -> Answer
    ) async throws -> Answer {
        unanswered.insert(resource)
        do {
            let answer = try await call(patientClient)
            unanswered.remove(resource)
            return answer
        } catch {
            let code = (error as? DockerError)?.code
            if code != .timedOut, code != .disconnected { unanswered.remove(resource) }
            throw error
        }
    }

    /// Waits for an answer as long as the launch may take: an engine that fills a new volume from a large image, or
    /// whose disk is busy, needs its time, and goes on even if nobody waits. Without a limit of the launch it is as
    /// long as the engine may be silent in a pull, which is 5 minutes by default.
    private var patientClient: DockerClient {
        var client = docker
        client.timeouts.request = max(client.timeouts.request, options.launchTimeout ?? client.timeouts.progress)
        return client
    }

    private func name(of resource: PodMachine.Resource) -> String {
        switch resource {
        case .network(let name): "the network \(name)"
        case .volume(let name): "the volume \(name)"
        case .container(let key): "the container \(container(key)?.engineName ?? key)"
        }
    }

    /// The planned body, with what only this machine's files can tell.
    private func request(of container: ContainerPlan) throws(PodFailure) -> ContainerCreateRequest {
        var request = container.request
        labels.label(&request, of: container)
        guard let profile = container.seccompProfile else { return request }
        do throws(FileError) {
            let content = String(decoding: try FileReader(limit: 4 << 20).read(profile), as: UTF8.self)
            request.hostConfig.securityOpt = (request.hostConfig.securityOpt ?? []) + ["seccomp=\(content)"]
            return request
        } catch {
            throw PodFailure(.invalid, "security_opt: seccomp: \(error)")
        }
    }

    /// What the creation could not say: further networks, and files.
    private func complete(_ container: ContainerPlan) async throws {
        for connection in container.connections {
            try await docker.connectNetwork(
                connection.network,
                container: reference(container),
                settings: connection.settings
            )
        }
        guard !container.files.isEmpty else { return }
        var archive = TarArchive()
        for file in container.files {
            archive.addFile(
                String(file.path.drop { $0 == "/" }),
                mode: file.mode,
                userID: file.userID,
                groupID: file.groupID,
                file.content
            )
        }
        try await docker.putArchive(reference(container), path: "/", .bytes(archive.bytes))
    }
}
