package import Logging
package import PodConfiguration

extension Logger.Level {
    /// The level that a configuration names.
    package init(_ level: OperatorConfiguration.LogLevel) {
        self =
            switch level {
            case .trace: .trace
            case .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
    }
}
