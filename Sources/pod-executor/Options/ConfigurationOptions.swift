import ArgumentParser
import PodCompose
import PodConfiguration
import PodDocker
import PodTerminal

/// The operator's configuration, which every command reads alike; options go before it.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The operator's configuration. Default: PODKIT_CONFIG, or \(OperatorConfiguration.defaultPath).",
            valueName: "file"
        ),
        completion: .file()
    )
    var config: String?

    @Option(help: "Where the engine is. Default: DOCKER_HOST, or its usual socket.")
    var dockerHost: String?

    /// The configuration, and above it the options that are given: key, option, value.
    ///
    /// Warnings are said; a configuration that is at fault ends the program with status 2.
    func load(_ options: [(key: String, option: String, text: String?)] = []) throws -> OperatorConfiguration {
        try Failures.usage {
            var configuration = try OperatorConfiguration.load(path: config, environment: ComposeOptions.environment)
            for (key, option, text) in [("docker-host", "--docker-host", dockerHost)] + options {
                guard let text else { continue }
                try configuration.set(key, to: text, from: .option(option))
            }
            for warning in configuration.warnings { Console.say("warning: \(warning)") }
            return configuration
        }
    }
}

extension OperatorConfiguration {
    /// A client of the engine that the configuration names, else of the environment's.
    func engine() throws -> DockerClient {
        try Failures.usage { try DockerClient(environment: engineEnvironment) }
    }

    /// The environment of this process with what the configuration says of the engine and of its registries.
    var engineEnvironment: [String: String] {
        var environment = ComposeOptions.environment
        if let dockerHost { environment["DOCKER_HOST"] = dockerHost }
        if let dockerConfig { environment["DOCKER_CONFIG"] = dockerConfig }
        return environment
    }
}
