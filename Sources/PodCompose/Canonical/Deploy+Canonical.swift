import OrderedCollections

extension DeploySpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("mode", mode)
        mapping.add("replicas", replicas.map(Int64.init))
        mapping.add("labels", labels)
        try mapping.addPart("update_config", updateConfig)
        try mapping.addPart("rollback_config", rollbackConfig)
        try mapping.addPartOrEmpty("resources", resources)
        try mapping.addPart("restart_policy", restartPolicy)
        try mapping.addPartOrEmpty("placement", placement)
        mapping.add("endpoint_mode", endpointMode)
        mapping.add(extensions)
    }
}

extension UpdateSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("parallelism", parallelism.map(Int64.init(clamping:)))
        mapping.add("delay", delay)
        mapping.add("failure_action", failureAction)
        mapping.add("monitor", monitor)
        mapping.add("max_failure_ratio", maxFailureRatio)
        mapping.add("order", order)
        mapping.add(extensions)
    }
}

extension Resources: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        try mapping.addPart("limits", limits)
        try mapping.addPart("reservations", reservations)
        mapping.add(extensions)
    }
}

extension Resource: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("cpus", cpus)
        mapping.addText("memory", memory)
        mapping.add("pids", pids)
        try mapping.addAll("devices", devices)
        try mapping.addAll("generic_resources", genericResources)
        mapping.add(extensions)
    }
}

extension GenericResource: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        try mapping.addPart("discrete_resource_spec", specification)
        mapping.add(extensions)
    }
}

extension GenericResource.Specification: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.set("kind", .string(kind))
        mapping.set("value", .int(value))
        mapping.add(extensions)
    }
}

extension PlacementPreference: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("spread", spread)
        mapping.add(extensions)
    }
}

extension DeployRestartPolicy: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("condition", condition)
        mapping.add("delay", delay)
        mapping.add("max_attempts", maxAttempts.map(Int64.init(clamping:)))
        mapping.add("window", window)
        mapping.add(extensions)
    }
}

extension PlacementSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("constraints", constraints)
        try mapping.addAll("preferences", preferences)
        mapping.add("max_replicas_per_node", maxReplicasPerNode.map(Int64.init(clamping:)))
        mapping.add(extensions)
    }
}
