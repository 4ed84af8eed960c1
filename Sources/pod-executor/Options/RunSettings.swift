import ArgumentParser
import PodConfiguration

/// Options of a run that set keys of the operator's configuration.
struct RunSettings: ParsableArguments {
    @Option(help: "How long the pod may take until it runs: 90s, 5m, or none for ever. Default: 10m.")
    var timeout: String?

    @Option(help: "How long the pod may take to stop, instead of each service's stop_grace_period: 10s, or none.")
    var stopGrace: String?

    @Option(help: "How long the engine may be gone before the pod is given up. Default: 1m.")
    var engineTimeout: String?

    @Option(help: "How often a pull that failed is tried again. Default: 3.")
    var pullRetries: String?

    @Option(
        help: ArgumentHelp(
            "A directory with config.json, for passwords of registries. Default: DOCKER_CONFIG, or ~/.docker.",
            valueName: "directory"
        ),
        completion: .directory
    )
    var dockerConfig: String?

    @Option(help: "From which level on to log, on standard error: trace, debug, info and so on. Default: warning.")
    var logLevel: OperatorConfiguration.LogLevel?

    @Option(
        help: ArgumentHelp("Where locks and other state of this host's pods are.", valueName: "directory"),
        completion: .directory
    )
    var stateDirectory: String?

    var settings: [(key: String, option: String, text: String?)] {
        [
            ("launch-timeout", "--timeout", timeout), ("stop-grace", "--stop-grace", stopGrace),
            ("engine-timeout", "--engine-timeout", engineTimeout), ("pull-retries", "--pull-retries", pullRetries),
            ("docker-config", "--docker-config", dockerConfig), ("log-level", "--log-level", logLevel?.rawValue),
            ("state-directory", "--state-directory", stateDirectory),
        ]
    }
}
