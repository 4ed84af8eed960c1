import PodConfiguration
import PodMesos

extension Labels.Label {
    /// Whether the key is this one, or ends with it behind a dot.
    func isNamed(_ name: String) -> Bool { TaskLabel.matches(key, name) }
}

extension OperatorConfiguration {
    /// Applies what a task's labels say, as far as the operator lets them.
    func applying(_ labels: Labels?) throws(ConfigurationError) -> OperatorConfiguration {
        try applying(labels: (labels?.labels ?? []).map { (key: $0.key, value: $0.value ?? "") })
    }
}
