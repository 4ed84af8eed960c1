import PodCgroups
public import PodDocker
import SystemPackage

/// Reads what a running pod uses, from the kernel's files on the engine's host.
public struct PodUsageReader: Sendable {
    /// The engine on which the pod runs.
    public let docker: DockerClient
    /// The pod's id.
    public let podID: String
    private let cgroups: Cgroups
    /// By the containers' ids.
    private var cgroupPaths: [String: FilePath] = [:]

    /// - Throws: `CgroupError` if this host has no cgroups.
    public init(docker: DockerClient, podID: String) throws {
        self.docker = docker
        self.podID = podID
        cgroups = try Cgroups.detect()
    }

    /// Reads the counters once.
    ///
    /// - Returns: `nil` if no container of the pod runs.
    /// - Throws: `DockerError`, `CgroupError`; ``PodFailure`` if the containers' processes cannot be seen from here.
    public mutating func read() async throws -> PodUsage? {
        let running = try await RunningPod.containers(of: podID, on: docker).filter(\.isRunning)
        guard !running.isEmpty else { return nil }
        var parts: [PodUsage.Part] = []
        for container in running {
            // What has just ended is no part any more.
            guard let path = try await path(of: container.id), var part = try read(path, container.engineName) else {
                continue
            }
            if container.labels[PodLabel.infra] == nil {
                part.service = container.service
                part.container = container.name
            }
            parts.append(part)
        }
        guard !parts.isEmpty else {
            guard cgroupPaths.isEmpty else { return nil }
            throw PodFailure(
                .cgroup,
                "the processes of the pod \(podID) cannot be seen from here: they have just ended, or the engine "
                    + "runs elsewhere"
            )
        }
        parts.sort { $0.name < $1.name }
        let ownPath = running.lazy.compactMap { $0.labels[PodLabel.cgroup].flatMap { PodCgroupPlace($0) } }.first?.path
        let whole = try ownPath.flatMap { try read($0, podID) }
        return PodUsage(
            time: .now,
            cgroup: whole == nil ? nil : ownPath?.string,
            pod: whole ?? PodUsage.Part(name: podID, usage: CgroupUsage(sum: parts.map(\.usage))),
            containers: parts
        )
    }

    private mutating func path(of containerID: String) async throws -> FilePath? {
        if let path = cgroupPaths[containerID] { return path }
        let inspected: ContainerInspect
        do {
            inspected = try await docker.inspectContainer(containerID)
        } catch let error as DockerError where error.code == .notFound {
            return nil
        }
        guard let process = inspected.state?.pid, process > 0 else { return nil }
        let controller: CgroupController = cgroups.hierarchy(of: .cpuacct) == nil ? .memory : .cpuacct
        guard let path = try? cgroups.path(ofProcess: CInt(process), in: controller) else { return nil }
        cgroupPaths[containerID] = path
        return path
    }

    /// - Returns: `nil` if the cgroup is gone.
    private func read(_ path: FilePath, _ name: String) throws -> PodUsage.Part? {
        do {
            let cgroup = try cgroups.cgroup(path)
            return PodUsage.Part(name: name, usage: try cgroup.usage(), cpuLimit: try cgroup.limits().cpuQuota?.cpus)
        } catch let error where error.code == .notFound {
            return nil
        }
    }
}

extension CgroupUsage {
    /// What several cgroups use together. Limits have no sum: there are none of the whole.
    init(sum parts: [CgroupUsage]) {
        let cpu = parts.compactMap(\.cpu)
        let memory = parts.compactMap(\.memory)
        let pids = parts.compactMap(\.pids)
        self.init(
            cpu: cpu.isEmpty
                ? nil
                : CgroupCPUUsage(
                    total: cpu.reduce(.zero) { $0 + $1.total },
                    user: cpu.reduce(.zero) { $0 + $1.user },
                    system: cpu.reduce(.zero) { $0 + $1.system }
                ),
            memory: memory.isEmpty
                ? nil
                : CgroupMemoryUsage(
                    current: memory.reduce(0) { $0 + $1.current },
                    anonymous: memory.reduce(0) { $0 + $1.anonymous },
                    file: memory.reduce(0) { $0 + $1.file },
                    inactiveFile: memory.reduce(0) { $0 + $1.inactiveFile },
                    oomKills: memory.reduce(0) { $0 + $1.oomKills }
                ),
            pids: pids.isEmpty
                ? nil
                : CgroupPidsUsage(
                    current: pids.reduce(0) { $0 + $1.current },
                    refusals: pids.reduce(0) { $0 + $1.refusals }
                ),
            io: parts.flatMap { $0.io ?? [] }
        )
    }
}
