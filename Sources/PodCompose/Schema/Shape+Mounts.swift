extension Shape {
    static let mounts: Shape = .set(
        of: .string.or(
            .mapping(
                [
                    "type": .string(of: "bind", "volume", "tmpfs", "cluster", "npipe", "image"),
                    "source": .string,
                    "target": .string,
                    "read_only": .bool.or(.string),
                    "consistency": .string,
                    "bind": .mountBind,
                    "volume": .mountVolume,
                    "tmpfs": .mountTmpfs,
                    "image": .mountImage,
                ],
                required: ["type"]
            )
        )
    )

    static let mountBind: Shape = .mapping([
        "propagation": .string,
        "create_host_path": .bool.or(.string),
        "recursive": .string(of: "enabled", "disabled", "writable", "readonly"),
        "selinux": .string(of: "z", "Z"),
    ])

    static let mountVolume: Shape = .mapping([
        "labels": .listOrMapping,
        "nocopy": .bool.or(.string),
        "subpath": .string,
    ])

    static let mountTmpfs: Shape = .mapping([
        "size": .natural.or(.string),
        "mode": .number.or(.string),
    ])

    static let mountImage: Shape = .mapping([
        "subpath": .string
    ])
}
