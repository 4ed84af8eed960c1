public import PodConfiguration

extension RunOptions {
    /// Options as the operator's configuration has them; limits are none of it.
    public init(_ configuration: OperatorConfiguration) {
        self.init(
            launchTimeout: configuration.launchTimeout,
            stopGrace: configuration.stopGrace,
            pullRetries: configuration.pullRetries,
            engineTimeout: configuration.engineTimeout
        )
    }
}
