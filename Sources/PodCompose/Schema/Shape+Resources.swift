extension Shape {
    static let include: Shape = .string.or(
        .mapping(
            [
                "path": .stringOrList,
                "env_file": .stringOrList,
                "project_directory": .string,
            ],
            others: .refused
        )
    )

    static let network: Shape = .mapping([
        "name": .string,
        "driver": .string,
        "driver_opts": .mapping(.text, to: .string.or(.number), elseRefused: false),
        "ipam": .mapping([
            "driver": .string,
            "config": .list(
                of: .mapping([
                    "subnet": .string,
                    "ip_range": .string,
                    "gateway": .string,
                    "aux_addresses": .mapping(.text, to: .string),
                ])
            ),
            "options": .mapping(.text, to: .string),
        ]),
        "external": .bool.or(.string).or(
            .mapping([
                "name": .string
            ])
        ),
        "internal": .bool.or(.string),
        "enable_ipv4": .bool.or(.string),
        "enable_ipv6": .bool.or(.string),
        "attachable": .bool.or(.string),
        "labels": .listOrMapping,
    ]).or(.null)

    static let volume: Shape = .mapping([
        "name": .string,
        "driver": .string,
        "driver_opts": .mapping(.text, to: .string.or(.number), elseRefused: false),
        "external": .bool.or(.string).or(
            .mapping([
                "name": .string
            ])
        ),
        "labels": .listOrMapping,
    ]).or(.null)

    static let secret: Shape = .mapping([
        "name": .string,
        "environment": .string,
        "file": .string,
        "external": .bool.or(.string).or(
            .mapping(
                [
                    "name": .string
                ],
                others: .ignored
            )
        ),
        "labels": .listOrMapping,
        "driver": .string,
        "driver_opts": .mapping(.text, to: .string.or(.number), elseRefused: false),
        "template_driver": .string,
    ])

    static let config: Shape = .mapping([
        "name": .string,
        "content": .string,
        "environment": .string,
        "file": .string,
        "external": .bool.or(.string).or(
            .mapping(
                [
                    "name": .string
                ],
                others: .ignored
            )
        ),
        "labels": .listOrMapping,
        "template_driver": .string,
    ])

    static let model: Shape = .mapping(
        [
            "name": .string,
            "model": .string,
            "context_size": .integer,
            "runtime_flags": .list(of: .string),
        ],
        required: ["model"]
    )
}
