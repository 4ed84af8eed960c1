extension BlkioSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("weight", weight.map(Int64.init))
        try mapping.addAll("weight_device", weightDevice)
        try mapping.addAll("device_read_bps", deviceReadBps)
        try mapping.addAll("device_read_iops", deviceReadIOps)
        try mapping.addAll("device_write_bps", deviceWriteBps)
        try mapping.addAll("device_write_iops", deviceWriteIOps)
        mapping.add(extensions)
    }
}

extension WeightDevice: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.set(mapping.format == .json ? "Path" : "path", .string(path))
        mapping.set(mapping.format == .json ? "Weight" : "weight", .int(Int64(weight)))
    }
}

extension ThrottleDevice: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.set(mapping.format == .json ? "Path" : "path", .string(path))
        mapping.set(mapping.format == .json ? "Rate" : "rate", .string(String(rate)))
    }
}

extension Hook: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.addCommand("command", command)
        mapping.add("user", user)
        mapping.add("privileged", privileged)
        mapping.add("working_dir", workingDirectory)
        mapping.addVariables("environment", environment)
        mapping.add(extensions)
    }
}

extension CredentialSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("config", config)
        mapping.add("file", file)
        mapping.add("registry", registry)
        mapping.add(extensions)
    }
}

extension ProviderSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("type", kind)
        mapping.addLists("options", options)
        mapping.add(extensions)
    }
}

extension DevelopSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        try mapping.addAll("watch", watch)
        mapping.add(extensions)
    }
}

extension WatchRule: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.set("path", .string(path))
        mapping.set("action", .string(action))
        mapping.add("target", target)
        try mapping.addPartOrEmpty("exec", exec)
        mapping.add("include", include)
        mapping.add("ignore", ignore)
        mapping.add("initial_sync", initialSync)
        mapping.add(extensions)
    }
}

extension BuildSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("context", context)
        mapping.add("dockerfile", dockerfile)
        mapping.add("dockerfile_inline", dockerfileInline)
        mapping.add("entitlements", entitlements)
        mapping.addVariables("args", arguments)
        mapping.add("provenance", provenance)
        mapping.add("sbom", sbom)
        try mapping.addSSHKeys(ssh)
        mapping.add("labels", labels)
        mapping.add("cache_from", cacheFrom)
        mapping.add("cache_to", cacheTo)
        mapping.add("no_cache", noCache)
        mapping.add("additional_contexts", additionalContexts)
        mapping.add("pull", pull)
        mapping.addHosts("extra_hosts", extraHosts)
        mapping.add("isolation", isolation)
        mapping.add("network", network)
        mapping.add("target", target)
        try mapping.addAll("secrets", secrets)
        mapping.addText("shm_size", shmSize)
        mapping.add("tags", tags)
        mapping.addUlimits(ulimits)
        mapping.add("platforms", platforms)
        mapping.add("privileged", privileged)
        mapping.add(extensions)
    }
}
