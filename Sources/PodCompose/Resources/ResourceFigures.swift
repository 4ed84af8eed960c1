/// What a container, a service or a pod asks for and what it is held to.
///
/// Amounts of memory and disk are in bytes. All figures are exact; one that 63 bits cannot hold stays at `Int64.max`.
public struct ResourceFigures: Sendable, Hashable {
    /// CPUs to request: the share that is there when everybody wants some.
    public var cpuRequest: CPUAmount
    /// CPUs that cannot be exceeded; `nil` for no limit.
    public var cpuLimit: CPUAmount?
    /// Memory to request.
    public var memoryRequest: Int64
    /// Memory that cannot be exceeded; `nil` for no limit.
    public var memoryLimit: Int64?
    /// Memory that was reserved explicitly; a part of ``memoryRequest``.
    public var memoryReservation: Int64
    /// Swap that can be used beside the memory; `nil` for no limit.
    public var swapLimit: Int64?
    /// The size of writable layers (`storage_opt: {size: …}`).
    public var disk: Int64
    /// The sizes of tmpfs mounts that have one. What is written there counts as memory of the container as well.
    public var tmpfs: Int64
    /// The sizes of `/dev/shm` that were written. What is written there counts as memory of the container as well.
    public var sharedMemory: Int64
    /// GPUs.
    public var gpus: Int64
    /// Processes and threads that cannot be exceeded; `nil` for no limit.
    public var pidsLimit: Int64?

    /// Nothing, and nothing allowed beyond it.
    public static let zero = ResourceFigures()

    /// Figures; those that are not named are zero.
    public init(
        cpuRequest: CPUAmount = .zero,
        cpuLimit: CPUAmount? = .zero,
        memoryRequest: Int64 = 0,
        memoryLimit: Int64? = 0,
        memoryReservation: Int64 = 0,
        swapLimit: Int64? = 0,
        disk: Int64 = 0,
        tmpfs: Int64 = 0,
        sharedMemory: Int64 = 0,
        gpus: Int64 = 0,
        pidsLimit: Int64? = 0
    ) {
        self.cpuRequest = cpuRequest
        self.cpuLimit = cpuLimit
        self.memoryRequest = memoryRequest
        self.memoryLimit = memoryLimit
        self.memoryReservation = memoryReservation
        self.swapLimit = swapLimit
        self.disk = disk
        self.tmpfs = tmpfs
        self.sharedMemory = sharedMemory
        self.gpus = gpus
        self.pidsLimit = pidsLimit
    }
}

extension ResourceFigures {
    /// The figures of two things together; there is no limit if one of them has none.
    public static func + (left: ResourceFigures, right: ResourceFigures) -> ResourceFigures {
        combining([left, right]) { $0.reduce(0) { $0.addingSaturated($1) } }
    }

    /// The figures of so many equal things; none of a thing is held to nothing.
    public static func * (figures: ResourceFigures, count: Int) -> ResourceFigures {
        guard count > 0 else { return .zero }
        return combining([figures]) { $0.reduce(0) { _, amount in amount.multipliedSaturated(by: Int64(count)) } }
    }

    /// Figures that are computed, each by itself, from those of `all`; a limit is `nil` if one of `all` has none.
    static func combining(_ all: [ResourceFigures], _ combine: ([Int64]) -> Int64) -> ResourceFigures {
        func amount(_ amount: (ResourceFigures) -> Int64) -> Int64 {
            combine(all.map(amount))
        }
        func limit(_ limit: (ResourceFigures) -> Int64?) -> Int64? {
            let limits = all.compactMap(limit)
            return limits.count == all.count ? combine(limits) : nil
        }
        return ResourceFigures(
            cpuRequest: CPUAmount(nanoCPUs: amount { $0.cpuRequest.nanoCPUs }),
            cpuLimit: limit { $0.cpuLimit?.nanoCPUs }.map { CPUAmount(nanoCPUs: $0) },
            memoryRequest: amount { $0.memoryRequest },
            memoryLimit: limit { $0.memoryLimit },
            memoryReservation: amount { $0.memoryReservation },
            swapLimit: limit { $0.swapLimit },
            disk: amount { $0.disk },
            tmpfs: amount { $0.tmpfs },
            sharedMemory: amount { $0.sharedMemory },
            gpus: amount { $0.gpus },
            pidsLimit: limit { $0.pidsLimit }
        )
    }

    /// Whether a figure is beyond what can be counted.
    var isCut: Bool {
        let limits = [cpuLimit?.nanoCPUs, memoryLimit, swapLimit, pidsLimit]
        let amounts = [cpuRequest.nanoCPUs, memoryRequest, disk, tmpfs, sharedMemory, gpus]
        return limits.contains(.max) || amounts.contains(.max)
    }
}
