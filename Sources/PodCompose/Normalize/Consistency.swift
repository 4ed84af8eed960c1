import OrderedCollections

/// What must hold between the parts of a project, once profiles have decided which services exist.
struct Consistency {
    let project: Project

    static func check(_ project: inout Project) throws(ComposeError) {
        for index in project.services.elements.indices {
            try Consistency(project: project).check(project.services.values[index])
            let scale = project.services.values[index].scale
            if let scale { project.services.values[index].deploy?.replicas = scale }
        }
        for (name, secret) in project.secrets
        where !secret.external && secret.file == nil && secret.environment == nil {
            throw ComposeError(
                .invalid,
                "secrets.\(name): either `file` or `environment` must be given",
                at: project.location(of: "secrets", name)
            )
        }
        try DependencyCycles.check(project)
    }

    private func check(_ service: Service) throws(ComposeError) {
        if service.build == nil, service.image == nil, service.provider == nil {
            throw refusal(service, [], "needs an `image` or a `build`")
        }
        try checkBuild(service)
        try checkReferences(service)
        try checkDependencies(service)
        if let word = service.healthcheck?.test?.first, !["CMD", "CMD-SHELL", "NONE"].contains(word) {
            throw refusal(
                service,
                ["healthcheck", "test"],
                "the test must begin with `CMD`, `CMD-SHELL` or `NONE`, not `\(word)`"
            )
        }
        try checkScale(service)
        try checkResources(service)
        for rule in service.develop?.watch ?? []
        where rule.target == nil && rule.action != "rebuild" && rule.action != "restart" {
            throw refusal(service, ["develop", "watch"], "the action `\(rule.action)` needs a `target`")
        }
        try checkMounts(service)
    }

    private func checkBuild(_ service: Service) throws(ComposeError) {
        guard let build = service.build else { return }
        if build.dockerfileInline != nil, build.dockerfile != nil {
            throw refusal(
                service,
                ["build", "dockerfile"],
                "`dockerfile` and `dockerfile_inline` exclude each other"
            )
        }
        for (name, context) in build.additionalContexts where context.begins(with: "service:") {
            let target = String(context.dropFirst("service:".count))
            guard let other = project.services[target] else {
                throw refusal(
                    service,
                    ["build", "additional_contexts", name],
                    "the service `\(target)` does not exist"
                )
            }
            if other.build == nil {
                throw refusal(
                    service,
                    ["build", "additional_contexts", name],
                    "the service `\(target)` is not built"
                )
            }
        }
        if let platform = service.platform, !build.platforms.isEmpty, !build.platforms.contains(platform) {
            throw refusal(
                service,
                ["build", "platforms"],
                "the platform `\(platform)` of the service must be among them"
            )
        }
    }

    private func checkReferences(_ service: Service) throws(ComposeError) {
        if service.networkMode != nil, !service.networks.isEmpty {
            throw refusal(service, ["network_mode"], "`network_mode` and `networks` exclude each other")
        }
        for name in service.networks.keys where project.networks[name] == nil {
            throw undefined("network", name, service, ["networks", name])
        }
        for (index, mount) in service.mounts.enumerated() where mount.kind == .volume {
            if let name = mount.source, project.volumes[name] == nil {
                throw undefined("volume", name, service, ["volumes", String(index), "source"])
            }
        }
        for mount in service.build?.secrets ?? [] where project.secrets[mount.source ?? ""] == nil {
            throw undefined("secret", mount.source ?? "", service, ["build", "secrets"])
        }
        for (index, mount) in service.configs.enumerated() where project.configs[mount.source ?? ""] == nil {
            throw undefined("config", mount.source ?? "", service, ["configs", String(index)])
        }
        for name in service.models.keys where project.models[name] == nil {
            throw undefined("model", name, service, ["models", name])
        }
        for (index, mount) in service.secrets.enumerated() where project.secrets[mount.source ?? ""] == nil {
            throw undefined("secret", mount.source ?? "", service, ["secrets", String(index)])
        }
    }

    private func checkDependencies(_ service: Service) throws(ComposeError) {
        for (name, dependency) in service.dependsOn where project.services[name] == nil {
            if let disabled = project.disabledServices[name] {
                guard dependency.required else { continue }
                let profiles = disabled.profiles.map { "`\($0)`" }.joined(separator: ", ")
                throw refusal(
                    service,
                    ["depends_on", name],
                    "needs the service `\(name)`, which no active profile enables (it is in \(profiles))"
                )
            }
            throw undefined("service", name, service, ["depends_on", name])
        }
        // Only what was not normalized lacks this dependency.
        if let mode = service.networkMode, mode.begins(with: "service:") {
            let target = String(mode.dropFirst("service:".count))
            if project.services[target] == nil { throw undefined("service", target, service, ["network_mode"]) }
        }
    }

    private func checkMounts(_ service: Service) throws(ComposeError) {
        var targets: Set<String> = []
        for (index, tmpfs) in service.tmpfs.enumerated() {
            let target = tmpfs.parts(at: ":").first.map(String.init) ?? tmpfs
            guard targets.insert(target).inserted else {
                throw refusal(service, ["tmpfs", String(index)], "something else is mounted at `\(target)`")
            }
        }
        for (index, mount) in service.mounts.enumerated() {
            guard targets.insert(mount.target ?? "").inserted else {
                throw refusal(
                    service,
                    ["volumes", String(index)],
                    "something else is mounted at `\(mount.target ?? "")`"
                )
            }
        }
    }

    func refusal(_ service: Service, _ path: [String], _ message: String) -> ComposeError {
        let path = ["services", service.name] + path
        return ComposeError(.invalid, "\(path.joined(separator: ".")): \(message)", at: project.location(of: path))
    }

    private func undefined(_ kind: String, _ name: String, _ service: Service, _ path: [String]) -> ComposeError {
        let known: [String] =
            switch kind {
            case "network": Array(project.networks.keys)
            case "volume": Array(project.volumes.keys)
            case "secret": Array(project.secrets.keys)
            case "config": Array(project.configs.keys)
            case "model": Array(project.models.keys)
            default: Array(project.services.keys)
            }
        if name == "#extensions" {
            return refusal(service, path, "a name that begins with `x-` is taken for an extension, not for a \(kind)")
        }
        let hint = Spelling.nearest(to: name, in: known).map { "; did you mean `\($0)`?" } ?? ""
        return refusal(service, path, "the \(kind) `\(name)` is not defined\(hint)")
    }
}
