import PodDocker

/// Creating a pod's networks, volumes and containers.
extension PodEngine {
    func create(_ resource: PodMachine.Resource, _ send: Send) async {
        var container: ContainerPlan?
        var mayExist = false
        do {
            switch resource {
            case .network(let name):
                guard let request = plan.networks.first(where: { $0.name == name }) else { return }
                try await docker.createNetwork(request)
            case .volume(let name):
                guard let request = plan.volumes.first(where: { $0.name == name }) else { return }
                // The engine hands out a volume that is there already, which would then be removed with the pod.
                let labels = try await docker.createVolume(request).labels ?? [:]
                guard labels[PodLabel.pod] == plan.podID else {
                    throw PodFailure(
                        .launch,
                        "there is one already that is not this pod's; remove it, name the pod otherwise, or "
                            + "declare the volume external"
                    )
                }
            case .container(let key):
                guard let planned = self.container(key) else { return }
                container = planned
                try await docker.createContainer(
                    try request(of: planned),
                    name: planned.name,
                    platform: planned.platform
                )
                mayExist = true
                try await complete(planned)
            }
            send(.created(resource))
        } catch {
            // After a call that was not answered the engine may still have done it.
            let code = (error as? DockerError)?.code
            let isUnanswered = code == .timedOut || code == .disconnected || code == .protocolViolation
            send(
                .createFailed(
                    resource,
                    failure(.launch, container, "the engine could not create \(name(of: resource))", error),
                    mayExist: mayExist || isUnanswered
                )
            )
        }
    }

    private func name(of resource: PodMachine.Resource) -> String {
        switch resource {
        case .network(let name): "the network \(name)"
        case .volume(let name): "the volume \(name)"
        case .container(let key): "the container \(container(key)?.name ?? key)"
        }
    }

    /// The planned body, with what only this machine's files can tell.
    private func request(of container: ContainerPlan) throws(PodFailure) -> ContainerCreateRequest {
        guard let profile = container.seccompProfile else { return container.request }
        var request = container.request
        let content = String(decoding: try FileContent.read(profile), as: UTF8.self)
        request.hostConfig.securityOpt = (request.hostConfig.securityOpt ?? []) + ["seccomp=\(content)"]
        return request
    }

    /// What the creation could not say: further networks, and files.
    private func complete(_ container: ContainerPlan) async throws {
        for connection in container.connections {
            try await docker.connectNetwork(
                connection.network,
                container: container.name,
                settings: connection.settings
            )
        }
        guard !container.files.isEmpty else { return }
        var archive = TarArchive()
        for file in container.files {
            let entry = TarArchive.Entry(
                name: String(file.path.drop { $0 == "/" }),
                mode: file.mode,
                userID: file.userID,
                groupID: file.groupID
            )
            archive.append(entry, content: file.content)
        }
        archive.finish()
        try await docker.putArchive(container.name, path: "/", .bytes(archive.bytes))
    }
}
