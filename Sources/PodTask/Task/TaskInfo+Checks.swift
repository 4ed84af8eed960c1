import PodMesos

extension TaskInfo {
    /// What makes the task impossible to run, if anything does (`checks/checker_process.cpp`).
    var flaw: String? {
        if let check = healthCheck {
            let times = [
                check.delaySeconds, check.intervalSeconds, check.timeoutSeconds, check.gracePeriodSeconds,
            ]
            if let flaw = Self.flaw(
                check.type,
                check.command != nil,
                check.http.map { ($0.port, $0.path) },
                check.tcp?.port,
                times
            ) {
                return "health_check: \(flaw)"
            }
            if check.type == .http, let scheme = check.http?.scheme, CheckScheme(rawValue: scheme) == nil {
                return "health_check: its scheme is \(scheme), and neither http nor https"
            }
        }
        if let check {
            let times = [check.delaySeconds, check.intervalSeconds, check.timeoutSeconds]
            if let flaw = Self.flaw(
                check.type,
                check.command != nil,
                check.http.map { ($0.port, $0.path) },
                check.tcp?.port,
                times
            ) {
                return "check: \(flaw)"
            }
        }
        return nil
    }

    private static func flaw(
        _ type: HealthCheck.Kind?,
        _ hasCommand: Bool,
        _ http: (port: UInt32, path: String?)?,
        _ tcp: UInt32?,
        _ times: [Double?]
    ) -> String? {
        if times.contains(where: { $0.map { Duration(checkSeconds: $0) == nil } ?? false }) {
            return "a time is negative, infinite or no number"
        }
        switch type {
        case .command?: return hasCommand ? nil : "its type is COMMAND and it has no command"
        case .http?:
            guard let http else { return "its type is HTTP and it has no http" }
            if let path = http.path, !path.isEmpty, !path.hasPrefix("/") {
                return "the path \(path) has no leading slash"
            }
            return isPort(http.port) ? nil : "\(http.port) is no port"
        case .tcp?:
            guard let tcp else { return "its type is TCP and it has no tcp" }
            return isPort(tcp) ? nil : "\(tcp) is no port"
        case let other?: return "its type is \(other.rawValue), which this executor does not know"
        case nil: return "it has no type"
        }
    }

    private static func isPort(_ number: UInt32) -> Bool { (1...65535).contains(number) }
}

extension Duration {
    /// A time of a check; `nil` for what is none, or longer than 30 years.
    init?(checkSeconds seconds: Double) {
        guard seconds >= 0, seconds < 1e9 else { return nil }
        self = .seconds(seconds)
    }
}

extension CheckStatusInfo {
    /// The status of a check that has found nothing yet; `nil` for a kind that is not known.
    init?(nothingFoundBy check: CheckInfo) {
        switch check.type {
        case .command?: self = .command(exitCode: nil)
        case .http?: self = .http(statusCode: nil)
        case .tcp?: self = .tcp(succeeded: nil)
        default: return nil
        }
    }
}
