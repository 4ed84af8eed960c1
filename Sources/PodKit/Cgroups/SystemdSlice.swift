package import PodCgroups
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
            let tenths = quota(cpus: cpus)
            properties.append("CPUQuota=\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)")%")
        }
        if let share = limits.cpuShare ?? limits.cpus {
            properties.append("CPUWeight=\(CPUShares.weight(cpus: share))")
        }
        if let memory = limits.memory { properties.append("MemoryMax=\(memory)") }
        if let pids = limits.pids { properties.append("TasksMax=\(pids)") }
        return properties
    }

    /// In tenths of a percent, not less than what is asked for: systemd reads hundredths only since version 247.
    private static func quota(cpus: Double) -> Int {
        // What only the binary fraction adds is not rounded up.
        max(1, Int((cpus * 1000 - 1e-6).rounded(.up)))
    }

    /// Whether the kernel holds what systemd makes of the limits.
    ///
    /// systemd keeps a quota in microseconds a second, and writes at least a millisecond for each of its periods, which
    /// since version 244 it prolongs for that, to a second at most (`cgroup_cpu_adjust_period`). On v1 it writes a
    /// weight as shares, 1024 for each hundred (`cgroup_cpu_weight_to_shares`).
    package static func holds(_ asked: PodLimits, in held: CgroupLimits) -> Bool {
        func isHeld(_ held: CgroupLimit?, _ asked: (some BinaryInteger)?) -> Bool {
            asked.map { (held ?? .max) <= .value(UInt64(clamping: $0)) } ?? true
        }
        var holds = isHeld(held.memory, asked.memory) && isHeld(held.pids, asked.pids)
        if let cpus = asked.cpus {
            // A quota in whole microseconds for a period of 100 ms is off by less than this.
            let tolerance = 0.00001
            let kept = held.cpuQuota?.cpus ?? .infinity
            let most = max(Double(quota(cpus: cpus)) / 1000, 0.01)
            holds = holds && kept >= cpus - tolerance && kept <= most + tolerance
        }
        if let share = asked.cpuShare ?? asked.cpus {
            let weight = CPUShares.weight(cpus: share)
            let range = CPUShares.range
            let shares = min(max(weight * 1024 / 100, range.lowerBound), range.upperBound)
            holds = holds && (held.cpuWeight.map { $0 == weight } ?? (held.cpuShares == shares))
        }
        return holds
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
