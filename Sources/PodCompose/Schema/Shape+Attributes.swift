extension Shape {
    static let blkio: Shape = .mapping(
        [
            "device_read_bps": .list(of: .throttle),
            "device_read_iops": .list(of: .throttle),
            "device_write_bps": .list(of: .throttle),
            "device_write_iops": .list(of: .throttle),
            "weight": .integer.or(.string),
            "weight_device": .list(of: .weight),
        ],
        others: .refused
    )

    static let credentialSpec: Shape = .mapping([
        "config": .string,
        "file": .string,
        "registry": .string,
    ])

    static let dependsOn: Shape = .strings.or(
        .mapping(
            .name,
            to: .mapping(
                [
                    "restart": .bool.or(.string),
                    "required": .bool,
                    "condition": .string(of: "service_started", "service_healthy", "service_completed_successfully"),
                ],
                required: ["condition"]
            )
        )
    )

    static let deviceMappings: Shape = .list(
        of: .string.or(
            .mapping(
                [
                    "source": .string,
                    "target": .string,
                    "permissions": .string,
                ],
                required: ["source"]
            )
        )
    )

    static let extends: Shape = .string.or(
        .mapping(
            [
                "service": .string,
                "file": .string,
            ],
            others: .refused,
            required: ["service"]
        )
    )

    static let provider: Shape = .mapping(
        [
            "type": .string,
            "options": .mapping(
                .text,
                to: .string.or(.number).or(.bool).or(.list(of: .string.or(.number).or(.bool))),
                elseRefused: false
            ),
        ],
        required: ["type"]
    )

    static let logging: Shape = .mapping([
        "driver": .string,
        "options": .mapping(.text, to: .string.or(.number).or(.null), elseRefused: false),
    ])

    static let modelBindings: Shape = .strings.or(
        .mapping(
            .name,
            to: .mapping([
                "endpoint_var": .string,
                "model_var": .string,
            ]).or(.null),
            elseRefused: false
        )
    )

    static let attachments: Shape = .strings.or(
        .mapping(
            .name,
            to: .mapping([
                "aliases": .strings,
                "interface_name": .string,
                "ipv4_address": .string,
                "ipv6_address": .string,
                "link_local_ips": .strings,
                "mac_address": .string,
                "driver_opts": .mapping(.text, to: .string.or(.number), elseRefused: false),
                "priority": .number,
                "gw_priority": .number,
            ]).or(.null)
        )
    )

    static let ports: Shape = .set(
        of: .number.or(.string).or(
            .mapping([
                "name": .string,
                "mode": .string,
                "host_ip": .string,
                "target": .integer.or(.string),
                "published": .string.or(.integer),
                "protocol": .string,
                "app_protocol": .string,
            ])
        )
    )

    static let healthcheck: Shape = .mapping([
        "disable": .bool.or(.string),
        "interval": .string,
        "retries": .number.or(.string),
        "test": .string.or(.list(of: .string)),
        "timeout": .string,
        "start_period": .string,
        "start_interval": .string,
    ])

    static let gpus: Shape = .string(of: "all").or(
        .list(
            of: .mapping(
                [
                    "capabilities": .strings,
                    "count": .string.or(.integer),
                    "device_ids": .strings,
                    "driver": .string,
                    "options": .listOrMapping,
                ],
                others: .ignored
            )
        )
    )

    static let hook: Shape = .mapping(
        [
            "command": .command,
            "user": .string,
            "privileged": .bool.or(.string),
            "working_dir": .string,
            "environment": .listOrMapping,
        ],
        required: ["command"]
    )

    static let ulimits: Shape = .mapping(
        .lowercase,
        to: .integer.or(.string).or(
            .mapping(
                [
                    "hard": .integer.or(.string),
                    "soft": .integer.or(.string),
                ],
                required: ["soft", "hard"]
            )
        ),
        elseRefused: false
    )

    static let develop: Shape = .mapping([
        "watch": .list(of: .watchRule)
    ]).or(.null)

    static let watchRule: Shape = .mapping(
        [
            "ignore": .stringOrList,
            "include": .stringOrList,
            "path": .string,
            "action": .string(of: "rebuild", "sync", "restart", "sync+restart", "sync+exec"),
            "target": .string,
            "exec": .hook,
            "initial_sync": .bool,
        ],
        required: ["path", "action"]
    )
}
