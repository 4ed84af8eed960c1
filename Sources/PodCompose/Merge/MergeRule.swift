/// How the value of an attribute in a later file joins that of an earlier one, where mappings do not simply merge,
/// lists append and scalars replace (Compose Specification, Merge).
enum MergeRule: Sendable {
    /// The later value, `null` included.
    case replace
    /// Both become lists, mappings as `key=value`, and append.
    case sequence
    /// As `sequence`, without items that are there already.
    case hosts
    /// A text is the context of a build.
    case build
    /// A list of names is a mapping to `null`.
    case names
    /// A list of services is a mapping to the default condition.
    case dependencies
    /// Options join only for the same driver.
    case logging
    /// Address pools join by subnet.
    case addressPools

    static let table = AttributeTable<MergeRule>([
        "networks.*.ipam.config": .addressPools,
        "networks.*.labels": .sequence,
        "volumes.*.labels": .sequence,
        "services.*.annotations": .sequence,
        "services.*.build": .build,
        "services.*.build.args": .sequence,
        "services.*.build.additional_contexts": .sequence,
        "services.*.build.extra_hosts": .hosts,
        "services.*.build.labels": .sequence,
        "services.*.command": .replace,
        "services.*.depends_on": .dependencies,
        "services.*.deploy.labels": .sequence,
        "services.*.dns": .sequence,
        "services.*.dns_opt": .sequence,
        "services.*.dns_search": .sequence,
        "services.*.entrypoint": .replace,
        "services.*.env_file": .sequence,
        "services.*.label_file": .sequence,
        "services.*.environment": .sequence,
        "services.*.extra_hosts": .hosts,
        "services.*.healthcheck.test": .replace,
        "services.*.labels": .sequence,
        "services.*.logging": .logging,
        "services.*.models": .names,
        "services.*.networks": .names,
        "services.*.sysctls": .sequence,
        "services.*.tmpfs": .sequence,
        "services.*.ulimits.*": .replace,
    ])
}
