package import PodConfiguration
package import PodKit
package import PodMesos

/// What a task means for its pod: who it is, where, what it may use and which ports it has.
package struct TaskPlacement: Sendable {
    package let task: TaskInfo
    package let environment: ExecutorEnvironment
    /// The host's name, as the agent tells it.
    package let hostName: String?
    /// The container of the executor, which the agent names anew for each run.
    package let containerID: ContainerID
    package let configuration: OperatorConfiguration

    package init(
        task: TaskInfo,
        environment: ExecutorEnvironment,
        hostName: String?,
        containerID: ContainerID?,
        configuration: OperatorConfiguration
    ) {
        self.task = task
        self.environment = environment
        self.hostName = hostName
        self.containerID = containerID ?? environment.containerID
        self.configuration = configuration
    }

    /// - Parameter variables: the executor's own, of which the operator's choice is passed on.
    package func placement(variables: [String: String]) -> Placement {
        var placement = Placement(podID: podID, ports: ports, hostName: hostName)
        placement.taskID = task.taskID.value
        placement.executorID = environment.executorID.value
        placement.frameworkID = environment.frameworkID.value
        placement.sandbox = environment.directory
        placement.containerID = containerID.value
        placement.limits = limits
        placement.cgroup = configuration.cgroup
        placement.network = configuration.network
        placement.infraImage = configuration.infraImage
        placement.labels = labels
        for name in configuration.passedEnvironment where name != ExecutorEnvironment.tokenVariable {
            placement.environment[name] = variables[name]
        }
        placement.environment["MESOS_AGENT_ID"] = environment.agentID.value
        placement.environment["MESOS_CONTAINER_ID"] = containerID.value
        placement.environment["MESOS_ALLOCATION_ROLE"] = task.resources.first?.allocation?.role
        return placement
    }

    /// The task's name on the engine, and something that tells this run of it from any other.
    var podID: String {
        let tail = containerID.value.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(8)
        let letters = task.taskID.value.lowercased().map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber) || letter == "_" ? letter : "-"
        }
        var name = String(String(letters).drop { $0 == "-" || $0 == "_" }.prefix(40))
        if name.isEmpty || name.hasPrefix("mesos-") { name = "pod-" + name }
        return name + "-" + (tail.isEmpty ? "0" : String(tail))
    }

    var ports: PortOffer {
        var ranges: [ClosedRange<Int>] = []
        for range in task.resources.ranges(of: "ports") {
            guard let first = Int(exactly: range.begin), let last = Int(exactly: range.end),
                (1...65535).contains(first),
                first <= last, last <= 65535, !ranges.contains(where: { $0.overlaps(first...last) })
            else { continue }
            ranges.append(first...last)
        }
        return PortOffer(ranges)
    }

    /// What interpolation of the Compose files sees of the task, beside the executor's own environment.
    package func interpolation(over variables: [String: String]) -> [String: String] {
        var result = variables
        result[ExecutorEnvironment.tokenVariable] = nil
        result["MESOS_TASK_ID"] = task.taskID.value
        result["HOST"] = hostName ?? variables["HOST"]
        return result.merging(InjectEnvironment.variables(of: Array(ports.ports))) { $1 }
    }

    /// How long the pod may take to stop where the one who stops it does not say; `nil` leaves it to its services.
    var stopGrace: Duration? {
        (task.killPolicy?.gracePeriod?.duration ?? configuration.stopGrace).map { max($0, .zero) }
    }

    /// `cpus` is a share, and a quota where a limit is named or the operator wants one; `mem` is a limit. A limit of
    /// infinity is none. Less memory than 32 MB is rounded up to that, as the agent's own isolator does (`MIN_MEMORY` of
    /// Mesos' `slave/containerizer/mesos/isolators/cgroups/constants.hpp`).
    package var limits: PodLimits {
        guard configuration.limits == .enforce else { return PodLimits() }
        var limits = PodLimits()
        let cpus = task.resources.amount(of: "cpus").flatMap(Self.sensibleCPUs)
        limits.cpuShare = cpus
        if let limit = task.limits?["cpus"]?.value {
            limits.cpus = Self.sensibleCPUs(limit)
        } else if configuration.cpuQuota {
            limits.cpus = cpus
        }
        let megabytes = task.limits?["mem"]?.value ?? task.resources.amount(of: "mem")
        if let megabytes, megabytes.isFinite, megabytes > 0, megabytes < 1e12 {
            limits.memory = max(Int64(megabytes * 1_048_576), 32 << 20)
        }
        return limits
    }

    /// More than any host has is no limit.
    private static func sensibleCPUs(_ cpus: Double) -> Double? { cpus > 0 && cpus < 1e6 ? cpus : nil }

    /// The task's own labels, and by what whoever cleans up finds out whose pod it was.
    private var labels: [String: String] {
        var labels: [String: String] = [:]
        for label in task.labels?.labels ?? [] where !label.key.isEmpty && labels[label.key] == nil {
            if label.key.hasPrefix("com.docker.") || label.key.hasPrefix("podkit.") { continue }
            labels[label.key] = label.value ?? ""
        }
        labels["podkit.framework"] = environment.frameworkID.value
        labels["podkit.agent"] = environment.agentID.value
        labels["podkit.mesos-container"] = containerID.value
        return labels
    }
}
