import PodDocker

/// The host ports that the engine chooses where neither the file nor an offer does.
extension PodEngine {
    /// Takes note of the ports that the engine gave a container which has just been started.
    func notePorts(of container: ContainerPlan) async throws {
        let open = plan.ports.filter { $0.hostPort == nil && holder(of: $0) == container.name }
        guard !open.isEmpty else { return }
        let bindings = try await docker.inspectContainer(reference(container)).networkSettings?.ports ?? [:]
        for port in open {
            let key = ContainerPort(port.containerPort, port.transport).description
            let given = (bindings[key] ?? nil)?.first { port.hostAddress.isEmpty || $0.hostIP == port.hostAddress }
            runs.note(given?.hostPort.flatMap { Int($0) }, for: port)
        }
    }

    /// The plan's ports, with those that the engine has chosen.
    var publishedPorts: [PublishedPort] {
        plan.ports.map { port in
            var port = port
            port.hostPort = port.hostPort ?? runs.chosenPort(for: port)
            return port
        }
    }

    /// The container whose network namespace the port is opened in.
    private func holder(of port: PublishedPort) -> String? {
        let binding = ContainerPort(port.containerPort, port.transport).description
        func publishes(_ container: ContainerPlan) -> Bool {
            container.request.hostConfig.portBindings?[binding] != nil
        }
        if let own = container(port.container), publishes(own) { return own.name }
        return plan.containers.first { $0.isInfra && publishes($0) }?.name
    }
}
