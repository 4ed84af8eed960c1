import OrderedCollections

extension Project {
    /// Adds up what the enabled services ask for.
    ///
    /// Each figure has its own order of precedence; the first that is written and not zero counts (Compose Specification, `cpus`,
    /// `mem_limit` and their like; Compose Deploy Specification, `resources`):
    ///
    /// | figure | from |
    /// |---|---|
    /// | CPU limit | `deploy.resources.limits.cpus`, `cpus`, `cpu_quota` ÷ `cpu_period` (100,000 if not written) |
    /// | CPU request | `deploy.resources.reservations.cpus`, `cpu_shares` ÷ 1024, the CPU limit, the default |
    /// | memory limit | `deploy.resources.limits.memory`, `mem_limit` |
    /// | memory reservation | `deploy.resources.reservations.memory`, `mem_reservation` |
    /// | memory request | the reservation, the memory limit, the default |
    /// | swap limit | `memswap_limit` − memory limit; as much as the memory limit if it is not written |
    /// | disk | `storage_opt: {size: …}` |
    /// | tmpfs | `tmpfs: […:size=…]` and `volumes: [{type: tmpfs, tmpfs: {size: …}}]` |
    /// | shared memory | `shm_size`, unless the service uses the IPC namespace of another |
    /// | GPUs | `gpus` and those of `deploy.resources.reservations.devices` with the capability `gpu` |
    /// | processes | `deploy.resources.limits.pids`, `pids_limit` |
    ///
    /// These are the limits that the engine gets when the reference implementation runs the project; a reservation of
    /// CPUs does not reach it and counts as a request nevertheless. Each figure is multiplied by the number of
    /// containers: `scale`, else `deploy.replicas`, else 1. A limit is `nil` as soon as one service has none, and is
    /// raised to the request where that is higher.
    ///
    /// With ``ResourceOptions/peak``, services do not overlap of which one has to complete before the other starts,
    /// directly or through others. Each figure is then the largest sum over services that can run at one time; disks
    /// and ports are summed nevertheless, because they are kept until the pod ends. The time that this takes grows
    /// with the number of services times the number of dependencies at most, in practice with their sum: 10,000
    /// services take well under a second.
    ///
    /// ```swift
    /// let project = try Project.load(.forThisProcess(files: ["compose.yaml"])).project
    /// let totals = project.resourceTotals()
    /// print("\(totals.pod.cpuRequest) CPUs, \(totals.pod.memoryRequest) bytes of memory")
    /// ```
    public func resourceTotals(_ options: ResourceOptions = ResourceOptions()) -> ResourceTotals {
        var findings: [ResourceFinding] = []
        var resources: [ServiceResources] = []
        for service in services.values {
            var reading = ServiceReading(service, in: self)
            resources.append(reading.resources(options))
            findings += reading.findings
        }
        let figures = resources.map(\.total)
        var pod = ResourceFigures.combining(figures) { $0.reduce(0) { $0.addingSaturated($1) } }
        var peak: ResourcePeak?
        if options.peak {
            let load = PeakLoad(self)
            let disk = pod.disk
            pod = .combining(figures) { load.largest($0).sum }
            pod.disk = disk
            func running(_ weight: (ResourceFigures) -> Int64) -> [String] {
                load.largest(figures.map(weight)).members.map { resources[$0].name }
            }
            peak = ResourcePeak(cpus: running(\.cpuRequest.nanoCPUs), memory: running(\.memoryRequest))
        }
        // The infra container and the executor have no limits of their own on processes and swap.
        let unlimited = (swap: pod.swapLimit, pids: pod.pidsLimit)
        pod = pod + options.overhead.figures
        (pod.swapLimit, pod.pidsLimit) = unlimited
        pod.cpuLimit = pod.cpuLimit.map { max($0, pod.cpuRequest) }
        pod.memoryLimit = pod.memoryLimit.map { max($0, pod.memoryRequest) }
        return ResourceTotals(
            pod: pod,
            overhead: options.overhead,
            services: resources,
            peak: peak,
            findings: findings
        )
    }
}
