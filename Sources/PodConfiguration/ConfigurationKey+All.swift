import PodCompose

extension ConfigurationKey {
    /// All keys, in the order in which they are documented.
    public static let all: [ConfigurationKey] = [
        ConfigurationKey(
            "docker-host",
            \.dockerHost,
            .text,
            words: "DOCKER_HOST, else /var/run/docker.sock",
            "where the engine is"
        ),
        ConfigurationKey(
            "docker-config",
            \.dockerConfig,
            .text,
            words: "of a task .docker in its sandbox, else the user's",
            "a directory with config.json, for passwords of registries"
        ),
        ConfigurationKey("network", \.network, .choice, access: .tasks, "auto, shared or bridge"),
        ConfigurationKey(
            "cgroup",
            \.cgroup,
            .cgroup,
            "auto, nested (below the executor's), own, engine, a path or a slice"
        ),
        ConfigurationKey(
            "infra-image",
            \.infraImage,
            .text,
            words: "the built-in one",
            "an image for the infra container"
        ),
        ConfigurationKey(
            "launch-timeout",
            \.launchTimeout,
            .timeOrNone,
            "until the pod runs, pulls included; none for ever"
        ),
        ConfigurationKey(
            "stop-grace",
            \.stopGrace,
            .timeOrNone,
            "how long a pod may take to stop where nobody says so; none leaves it to stop_grace_period"
        ),
        ConfigurationKey("engine-timeout", \.engineTimeout, .time, "how long the engine may be gone"),
        ConfigurationKey(
            "pull-retries",
            \.pullRetries,
            .number(0...100),
            "how often a pull that failed is tried again"
        ),
        ConfigurationKey(
            "limits",
            \.limits,
            .choice,
            "enforce holds a task's pod to its resources; none leaves only the limits in the Compose file"
        ),
        ConfigurationKey("cpu-quota", \.cpuQuota, .flag, "whether cpus of a task is a quota too, and not only a share"),
        ConfigurationKey(
            "overhead.cpus",
            \.overhead.cpus,
            .cpus,
            "CPUs that a pod needs beside its services; pod-resources adds them"
        ),
        ConfigurationKey(
            "overhead.memory",
            \.overhead.memory,
            .size,
            "memory that a pod needs beside its services; pod-resources adds it"
        ),
        ConfigurationKey("log-size", \.logSize, .sizeAboveZero, "at which logs/<container>.log is rotated"),
        ConfigurationKey(
            "log-files",
            \.logFiles,
            .number(0...1000),
            "how many of them each container keeps; 0 for no such logs"
        ),
        ConfigurationKey(
            "log-level",
            \.logLevel,
            .choice,
            access: .tasks,
            "of the program's log, from trace to critical; run logs from warning on unless this is set"
        ),
        ConfigurationKey(
            "state-directory",
            \.stateDirectory,
            .path,
            words: "/run/podkit for root, else $XDG_RUNTIME_DIR/podkit, else /tmp/podkit-UID",
            "where locks and other state of this host's pods are"
        ),
        ConfigurationKey(
            "pass-environment",
            \.passedEnvironment,
            .list,
            "variables of the executor's environment that the containers get; the agent's authentication token never"
        ),
        ConfigurationKey("allow-labels", \.allowedLabels, .labels, "keys that a task's labels may set"),
        ConfigurationKey(
            "lock",
            \.lockedKeys,
            .keys,
            access: .file,
            "keys of the file that no variable may set, or all; only in the file"
        ),
        ConfigurationKey(
            "plugins",
            form: "a list of names, or a mapping of names to settings",
            "reserved: plugins in their order, each with settings of its own; only in the file",
            read: { $0.plugins.isEmpty ? nil : PluginSettings.node($0.plugins) },
            set: { configuration, node throws(ConfigurationError) in
                configuration.plugins = try PluginSettings.list(node)
            }
        ),
        ConfigurationKey(
            "policy",
            form: "a mapping",
            "reserved: rules for pods; only in the file",
            read: { $0.policy },
            set: { configuration, node throws(ConfigurationError) in
                guard node.mapping != nil || node.isNull else {
                    throw ConfigurationError("\(node.location): policy is not a mapping")
                }
                configuration.policy = node.isNull ? nil : node
            }
        ),
    ]
}
