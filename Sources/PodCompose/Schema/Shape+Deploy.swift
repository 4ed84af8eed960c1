extension Shape {
    static let deploy: Shape = .mapping([
        "mode": .string,
        "endpoint_mode": .string,
        "replicas": .integer.or(.string),
        "labels": .listOrMapping,
        "rollback_config": .updateSpec,
        "update_config": .updateSpec,
        "resources": .resources,
        "restart_policy": .restartPolicy,
        "placement": .placement,
    ]).or(.null)

    static let updateSpec: Shape = .mapping([
        "parallelism": .integer.or(.string),
        "delay": .string,
        "failure_action": .string,
        "monitor": .string,
        "max_failure_ratio": .number.or(.string),
        "order": .string(of: "start-first", "stop-first"),
    ])

    static let resources: Shape = .mapping([
        "limits": .mapping([
            "cpus": .number.or(.string),
            "memory": .string,
            "pids": .integer.or(.string),
        ]),
        "reservations": .mapping([
            "cpus": .number.or(.string),
            "memory": .string,
            "generic_resources": .genericResources,
            "devices": .deviceRequests,
        ]),
    ])

    static let restartPolicy: Shape = .mapping([
        "condition": .string,
        "delay": .string,
        "max_attempts": .integer.or(.string),
        "window": .string,
    ])

    static let placement: Shape = .mapping([
        "constraints": .list(of: .string),
        "preferences": .list(
            of: .mapping([
                "spread": .string
            ])
        ),
        "max_replicas_per_node": .integer.or(.string),
    ])

    static let genericResources: Shape = .list(
        of: .mapping([
            "discrete_resource_spec": .mapping([
                "kind": .string,
                "value": .number.or(.string),
            ])
        ])
    )

    static let deviceRequests: Shape = .list(
        of: .mapping(
            [
                "capabilities": .strings,
                "count": .string.or(.integer),
                "device_ids": .strings,
                "driver": .string,
                "options": .listOrMapping,
            ],
            required: ["capabilities"]
        )
    )
}
