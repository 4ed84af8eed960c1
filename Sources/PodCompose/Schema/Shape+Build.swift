extension Shape {
    static let build: Shape = .string.or(
        .mapping([
            "context": .string,
            "dockerfile": .string,
            "dockerfile_inline": .string,
            "entitlements": .list(of: .string),
            "args": .listOrMapping,
            "ssh": .listOrMapping,
            "labels": .listOrMapping,
            "cache_from": .list(of: .string),
            "cache_to": .list(of: .string),
            "no_cache": .bool.or(.string),
            "additional_contexts": .listOrMapping,
            "network": .string,
            "provenance": .string.or(.bool),
            "sbom": .string.or(.bool),
            "pull": .bool.or(.string),
            "target": .string,
            "shm_size": .integer.or(.string),
            "extra_hosts": .hosts,
            "isolation": .string,
            "privileged": .bool.or(.string),
            "secrets": .fileMounts,
            "tags": .list(of: .string),
            "ulimits": .ulimits,
            "platforms": .list(of: .string),
        ])
    )
}
