import PodCgroups
import Subprocess
package import SystemPackage

/// The slice of one pod, for engines whose cgroup driver is systemd (systemd.slice(5)).
package struct SystemdSlice: Hashable, Sendable {
    /// The unit's name, which the engine takes as `CgroupParent`.
    package let name: String

    package init(name: String) { self.name = name }

    package init(podID: String) {
        name = "podkit-\(Self.escape(podID)).slice"
    }

    /// - Parameter parent: a slice. A `-` in a slice's name is the step from a slice to one within it.
    /// - Returns: `nil` if it is none.
    package init?(podID: String, below parent: String) {
        let stem = parent.dropLast(".slice".count)
        guard parent.hasSuffix(".slice"), !stem.isEmpty, !stem.contains("/"), !stem.hasPrefix("-"),
            !stem.hasSuffix("-"), !stem.contains("--")
        else { return nil }
        name = "\(stem)-\(Self.escape(podID)).slice"
    }

    /// The slice's cgroup: below the slices whose names begin its own.
    package var path: FilePath {
        var path: FilePath = "/"
        var stem = ""
        for part in name.dropLast(".slice".count).split(separator: "-") {
            stem += (stem.isEmpty ? "" : "-") + part
            path.append("\(stem).slice")
        }
        return path
    }

    /// What `systemctl set-property` is given (systemd.resource-control(5)).
    package static func properties(_ limits: PodLimits) -> [String] {
        var properties: [String] = []
        if let cpus = limits.cpus {
            // In hundredths of a percent, which is what systemd reads.
            let quota = max(1, Int((cpus * 10_000).rounded()))
            properties.append("CPUQuota=\(quota / 100).\(quota % 100 < 10 ? "0" : "")\(quota % 100)%")
            properties.append("CPUWeight=\(CPUShares.weight(cpus: cpus))")
        }
        if let memory = limits.memory { properties.append("MemoryMax=\(memory)") }
        if let pids = limits.pids { properties.append("TasksMax=\(pids)") }
        return properties
    }

    /// Starts the slice, with limits that systemd keeps until ``stop()``.
    ///
    /// - Parameter isMade: becomes true as soon as there may be something to stop.
    func start(_ limits: PodLimits, isMade: inout Bool) async throws(PodFailure) {
        let properties = Self.properties(limits)
        var commands = [["start", name]]
        if !properties.isEmpty { commands.insert(["set-property", "--runtime", name] + properties, at: 0) }
        for command in commands {
            do {
                try await Self.systemctl(command)
            } catch {
                // systemd may yet do what it has not refused.
                isMade = isMade || error.kind == .timeout
                throw error
            }
            isMade = true
        }
    }

    /// Ends the slice, all that runs in it, and its limits.
    func stop() async throws(PodFailure) {
        try await Self.systemctl(["stop", name])
        try await Self.systemctl(["revert", name])
    }

    /// As `systemd-escape` does, as far as a pod's name needs it.
    private static func escape(_ podID: String) -> String { podID.replacing("-", with: "\\x2d") }

    /// - Throws: of the kind `timeout` if it had no answer from systemd.
    private static func systemctl(_ arguments: [String]) async throws(PodFailure) {
        let command = (["systemctl"] + arguments).joined(separator: " ")
        let refusal: String?
        do {
            refusal = try await withTimeLimit(.seconds(30)) {
                let result = try await Subprocess.run(
                    .name("systemctl"),
                    arguments: Arguments(["--no-ask-password"] + arguments),
                    output: .discarded,
                    error: .string(limit: 4096)
                )
                if case .exited(0) = result.terminationStatus { return "" }
                let errors = result.standardError.split(separator: "\n").joined(separator: "; ")
                return errors.isEmpty ? "\(result.terminationStatus)" : errors
            }
        } catch {
            throw PodFailure(Task.isCancelled ? .timeout : .cgroup, "\(command): \(error)")
        }
        guard let refusal else { throw PodFailure(.timeout, "\(command): no answer within 30 s") }
        guard refusal.isEmpty else { throw PodFailure(.cgroup, "\(command): \(refusal)") }
    }
}
