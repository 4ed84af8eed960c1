import Logging
import PodKit
import PodMesos

/// Probes a pod for a task's checks, each at its own pace, until it is cancelled.
struct ProbeLoop: Sendable {
    let task: TaskInfo
    let prober: Prober
    let send: @Sendable (TaskMachine.Input) -> Void

    func run() async {
        await withDiscardingTaskGroup { group in
            if let check = task.healthCheck { group.addTask { await watch(check) } }
            if let check = task.check { group.addTask { await watch(check) } }
        }
    }

    private func watch(_ check: HealthCheck) async {
        let limit = Self.limit(check.timeoutSeconds)
        let probe = CommandProbe(docker: prober.docker)
        await every(check.delaySeconds, check.intervalSeconds) {
            do {
                let fault = try await fault(of: check, probe, limit)
                send(.healthProbed(fault: fault))
            } catch {
                guard !Task.isCancelled else { return }
                send(.healthProbed(fault: "\(error)"))
            }
        }
    }

    private func fault(of check: HealthCheck, _ probe: CommandProbe, _ limit: Duration) async throws -> String? {
        if let http = check.http, check.type == .http {
            let status = try await bounded(limit) {
                try await prober.status(
                    scheme: http.scheme,
                    port: http.port,
                    path: http.path,
                    isIPv6: http.protocol == "IPv6",
                    within: limit
                )
            }
            let allowed =
                http.statuses.isEmpty ? (200..<400).contains(status) : http.statuses.contains(UInt32(clamping: status))
            return allowed ? nil : "port \(http.port) answers \(http.path ?? "/") with status \(status)"
        }
        if let tcp = check.tcp, check.type == .tcp {
            try await bounded(limit) {
                try await prober.connect(port: tcp.port, isIPv6: tcp.protocol == "IPv6", within: limit)
            }
            return nil
        }
        guard let command = check.command else { return nil }
        let (status, output) = try await prober.run(command, with: probe, within: limit)
        return status == 0 ? nil : "the command exited with status \(status)\(output.isEmpty ? "" : ": \(output)")"
    }

    private func watch(_ check: CheckInfo) async {
        let limit = Self.limit(check.timeoutSeconds)
        let probe = CommandProbe(docker: prober.docker)
        var told = ""
        await every(check.delaySeconds, check.intervalSeconds) {
            guard let nothing = CheckStatusInfo(nothingFoundBy: check) else { return }
            do {
                send(.checkProbed(try await status(of: check, probe, limit) ?? nothing))
                told = ""
            } catch {
                guard !Task.isCancelled else { return }
                send(.checkProbed(nothing))
                // The status has no room for it.
                if told != "\(error)" { prober.logger.warning("the check has no result: \(error)") }
                told = "\(error)"
            }
        }
    }

    private func status(
        of check: CheckInfo,
        _ probe: CommandProbe,
        _ limit: Duration
    ) async throws -> CheckStatusInfo? {
        if let http = check.http, check.type == .http {
            let status = try await bounded(limit) {
                try await prober.status(scheme: nil, port: http.port, path: http.path, isIPv6: false, within: limit)
            }
            return .http(statusCode: UInt32(clamping: status))
        }
        if let tcp = check.tcp, check.type == .tcp {
            do {
                try await bounded(limit) {
                    try await prober.connect(port: tcp.port, isIPv6: false, within: limit)
                }
                return .tcp(succeeded: true)
            } catch is ProbeFault {
                return .tcp(succeeded: false)
            }
        }
        guard let command = check.command?.command else { return nil }
        return .command(exitCode: Int32(clamping: try await prober.run(command, with: probe, within: limit).status))
    }

    // MARK: Pace

    /// The defaults are the protocol's (`CheckInfo`, `HealthCheck`).
    private func every(_ delay: Double?, _ interval: Double?, _ body: () async -> Void) async {
        do {
            try await Task.sleep(for: .seconds(delay ?? 15))
            while true {
                await body()
                // One that is not to wait at all must not occupy a processor.
                try await Task.sleep(for: .seconds(max(interval ?? 10, 0.01)))
            }
        } catch {}
    }

    private static func limit(_ seconds: Double?) -> Duration {
        let seconds = seconds ?? 20
        return seconds > 0 ? Duration(checkSeconds: seconds) ?? .seconds(3600) : .seconds(3600)
    }

    private func bounded<Result: Sendable>(
        _ limit: Duration,
        _ body: @escaping @Sendable @concurrent () async throws -> Result
    ) async throws -> Result {
        guard let result = try await withTimeLimit(limit, body) else { throw ProbeFault("no result within \(limit)") }
        return result
    }
}
