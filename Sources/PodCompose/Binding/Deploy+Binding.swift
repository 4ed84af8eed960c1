extension DeploySpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            mode: try attributes.string("mode"),
            replicas: try attributes.int("replicas"),
            labels: try attributes.texts("labels"),
            updateConfig: try attributes.value("update_config"),
            rollbackConfig: try attributes.value("rollback_config"),
            resources: try attributes.value("resources") ?? Resources(),
            restartPolicy: try attributes.value("restart_policy"),
            placement: try attributes.value("placement") ?? PlacementSpec(),
            endpointMode: try attributes.string("endpoint_mode"),
            extensions: attributes.extensions
        )
    }
}

extension UpdateSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            parallelism: try attributes.natural("parallelism"),
            delay: try attributes.nonzeroDuration("delay"),
            failureAction: try attributes.string("failure_action"),
            monitor: try attributes.nonzeroDuration("monitor"),
            maxFailureRatio: try attributes.float("max_failure_ratio"),
            order: try attributes.string("order"),
            extensions: attributes.extensions
        )
    }
}

extension Resources: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            limits: try attributes.value("limits"),
            reservations: try attributes.value("reservations"),
            extensions: attributes.extensions
        )
    }
}

extension Resource: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            cpus: try attributes.cores("cpus"),
            memory: try attributes.bytes("memory"),
            pids: try attributes.nonzero("pids"),
            devices: try attributes.values("devices"),
            genericResources: try attributes.values("generic_resources"),
            extensions: attributes.extensions
        )
    }
}

extension DeployRestartPolicy: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            condition: try attributes.string("condition"),
            delay: try attributes.duration("delay"),
            maxAttempts: try attributes.natural("max_attempts"),
            window: try attributes.duration("window"),
            extensions: attributes.extensions
        )
    }
}

extension PlacementSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            constraints: try attributes.strings("constraints"),
            preferences: try attributes.values("preferences"),
            maxReplicasPerNode: try attributes.nonzeroNatural("max_replicas_per_node"),
            extensions: attributes.extensions
        )
    }
}

extension PlacementPreference: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(spread: try attributes.string("spread"), extensions: attributes.extensions)
    }
}
