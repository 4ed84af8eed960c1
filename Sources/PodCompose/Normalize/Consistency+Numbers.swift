extension Consistency {
    func checkScale(_ service: Service) throws(ComposeError) {
        let replicas = service.deploy?.replicas
        if let scale = service.scale, let replicas, scale != replicas {
            throw refusal(service, ["scale"], "`scale` and `deploy.replicas` differ: \(scale) and \(replicas)")
        }
        if let scale = service.scale, scale < 0 {
            throw refusal(service, ["scale"], "must not be negative")
        }
        if let replicas, replicas < 0 {
            throw refusal(service, ["deploy", "replicas"], "must not be negative")
        }
        if service.replicas > 1, let name = service.containerName {
            throw refusal(
                service,
                ["container_name"],
                "\(service.replicas) containers cannot all have the name `\(name)`"
            )
        }
    }

    /// An attribute of the service and its twin under `deploy.resources` must agree as soon as there are such
    /// resources, even if they do not name the twin.
    func checkResources(_ service: Service) throws(ComposeError) {
        guard let resources = service.deploy?.resources else { return }
        func differ(_ attribute: String, _ twin: String) -> ComposeError {
            refusal(service, [attribute], "`\(attribute)` and `deploy.resources.\(twin)` differ")
        }
        if let limits = resources.limits {
            if let cpus = service.cpus, limits.cpus != cpus { throw differ("cpus", "limits.cpus") }
            if let memory = service.memoryLimit, limits.memory != memory { throw differ("mem_limit", "limits.memory") }
            if let pids = service.pidsLimit, limits.pids != pids { throw differ("pids_limit", "limits.pids") }
        }
        if let reservations = resources.reservations, let memory = service.memoryReservation,
            reservations.memory != memory
        {
            throw differ("mem_reservation", "reservations.memory")
        }
    }
}
