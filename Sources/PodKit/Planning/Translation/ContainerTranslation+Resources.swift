import PodCompose
import PodDocker

/// Limits, devices and everything else that the engine counts among a container's resources.
///
/// `deploy.resources` goes before the service's own attributes, as in `docker compose`.
extension ContainerTranslation {
    func resources() -> ContainerResources {
        var resources = ContainerResources()
        let limits = service.deploy?.resources.limits
        let reservations = service.deploy?.resources.reservations
        resources.cgroupParent = service.cgroupParent
        resources.nanoCPUs = (limits?.cpus ?? service.cpus).flatMap(Self.nanoCPUs)
        resources.memory = limits?.memory ?? service.memoryLimit
        resources.memoryReservation = reservations?.memory ?? service.memoryReservation
        resources.memorySwap = service.memorySwapLimit
        resources.memorySwappiness = service.memorySwappiness
        resources.pidsLimit = limits?.pids ?? service.pidsLimit
        resources.cpuShares = service.cpuShares
        resources.cpuPeriod = service.cpuPeriod
        resources.cpuQuota = service.cpuQuota
        resources.cpuRealtimePeriod = service.cpuRealtimePeriod
        resources.cpuRealtimeRuntime = service.cpuRealtimeRuntime
        resources.cpusetCpus = service.cpuSet
        resources.cpuCount = service.cpuCount
        resources.cpuPercent = service.cpuPercent.map { Int64($0) }
        resources.oomKillDisable = service.oomKillDisable ? true : nil
        resources.deviceCgroupRules = service.deviceCgroupRules.nonEmpty
        resources.devices =
            service.devices.map {
                PodDocker.DeviceMapping(
                    pathOnHost: $0.source ?? "",
                    pathInContainer: $0.target ?? $0.source ?? "",
                    cgroupPermissions: $0.permissions ?? "rwm"
                )
            }.nonEmpty
        resources.deviceRequests =
            (service.gpus.map { deviceRequest($0, isGPU: true) }
            + (reservations?.devices ?? []).map { deviceRequest($0, isGPU: false) }).nonEmpty
        resources.ulimits =
            service.ulimits.map { name, limit in
                let single = Int64(limit.single)
                return limit.single != 0
                    ? PodDocker.Ulimit(name: name, soft: single, hard: single)
                    : PodDocker.Ulimit(name: name, soft: Int64(limit.soft), hard: Int64(limit.hard))
            }.nonEmpty
        blockIO(&resources)
        return resources
    }

    /// From the decimal text of the number: `0.1` is 100,000,000 and not what its binary neighbour would give.
    static func nanoCPUs(_ cpus: Float) -> Int64? {
        guard cpus != 0, let value = Double("\(cpus)"), value.isFinite, abs(value) < 1e9 else { return nil }
        return Int64((value * 1e9).rounded())
    }

    private func deviceRequest(_ request: PodCompose.DeviceRequest, isGPU: Bool) -> PodDocker.DeviceRequest {
        let capabilities =
            isGPU && !request.capabilities.contains("gpu")
            ? request.capabilities + ["gpu"] : request.capabilities
        return PodDocker.DeviceRequest(
            driver: request.driver,
            count: request.count.map { Int(clamping: $0) } ?? (request.deviceIDs.isEmpty ? -1 : nil),
            deviceIDs: request.deviceIDs.nonEmpty,
            capabilities: [capabilities],
            options: request.options.nonEmptyDictionary
        )
    }

    private func blockIO(_ resources: inout ContainerResources) {
        guard let blkio = service.blkio else { return }
        func throttles(_ devices: [PodCompose.ThrottleDevice]) -> [PodDocker.ThrottleDevice]? {
            devices.map { PodDocker.ThrottleDevice(path: $0.path, rate: UInt64(max(0, $0.rate))) }.nonEmpty
        }
        resources.blkioWeight = blkio.weight
        resources.blkioWeightDevice =
            blkio.weightDevice.map { PodDocker.WeightDevice(path: $0.path, weight: $0.weight) }.nonEmpty
        resources.blkioDeviceReadBps = throttles(blkio.deviceReadBps)
        resources.blkioDeviceReadIOps = throttles(blkio.deviceReadIOps)
        resources.blkioDeviceWriteBps = throttles(blkio.deviceWriteBps)
        resources.blkioDeviceWriteIOps = throttles(blkio.deviceWriteIOps)
    }
}
