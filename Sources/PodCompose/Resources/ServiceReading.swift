/// Reads the resources of one service from all the attributes that can say them.
struct ServiceReading {
    let service: Service
    private let project: Project
    private(set) var findings: [ResourceFinding] = []

    /// The least memory that the engine lets a container have (`linuxMinMemory`).
    static let minimumMemory: Int64 = 6 << 20

    init(_ service: Service, in project: Project) {
        self.service = service
        self.project = project
    }

    var limits: Resource? { service.deploy?.resources.limits }
    var reservations: Resource? { service.deploy?.resources.reservations }

    mutating func resources(_ options: ResourceOptions) -> ServiceResources {
        let containers = service.provider == nil ? max(0, service.replicas) : 0
        var figures = ResourceFigures.zero
        readCPUs(&figures)
        readMemory(&figures)
        readSizes(&figures)
        figures.gpus = readGPUs()
        figures.pidsLimit = (written(limits?.pids) ?? service.pidsLimit).flatMap { $0 > 0 ? $0 : nil }
        let lacksCPUs = figures.cpuRequest == .zero
        let lacksMemory = figures.memoryRequest == 0
        if lacksCPUs {
            note(.noCPUs, "asks for no CPU", at: [])
            figures.cpuRequest = options.defaultCPUs ?? .zero
        }
        if lacksMemory {
            note(.noMemory, "asks for no memory", at: [])
            figures.memoryRequest = options.defaultMemory ?? 0
        }
        if figures.memoryLimit == nil { note(.noMemoryLimit, "has no memory limit", at: []) }
        if (figures * containers).isCut { note(.tooLarge, "asks for more than can be counted", at: []) }
        // A service without containers asks for nothing, and there is nothing to say about it.
        if containers == 0 { findings = [] }
        return ServiceResources(
            name: service.name,
            containers: containers,
            perContainer: figures,
            lacksCPUs: lacksCPUs,
            lacksMemory: lacksMemory,
            ports: publishesPorts && containers > 0
                ? service.ports.map { PortClaim($0, of: service, containers: containers) } : []
        )
    }

    /// Only containers that join networks publish ports.
    private var publishesPorts: Bool {
        switch service.networkMode {
        case nil, "", "default", "bridge": true
        default: false
        }
    }

    /// Zero is as good as nothing, to the reference and to the engine.
    private func written<Value: SignedNumeric>(_ value: Value?) -> Value? {
        value == .zero ? nil : value
    }

    mutating func note(_ kind: ResourceFinding.Kind, _ message: String, at path: [String]) {
        let location = project.location(of: ["services", service.name] + path)
        findings.append(ResourceFinding(kind, service: service.name, message, at: location))
    }
}

// MARK: CPUs

extension ServiceReading {
    private mutating func readCPUs(_ figures: inout ResourceFigures) {
        figures.cpuLimit = cpuLimit()
        let reserved = amount(reservations?.cpus, ["deploy", "resources", "reservations", "cpus"])
        if let reserved, let limit = figures.cpuLimit, reserved > limit {
            note(
                .reservationAboveLimit,
                "reserves \(reserved) CPUs and is limited to \(limit)",
                at: ["deploy", "resources", "reservations", "cpus"]
            )
        }
        figures.cpuRequest = reserved ?? cpuShares() ?? figures.cpuLimit ?? .zero
    }

    private mutating func cpuLimit() -> CPUAmount? {
        let quota = written(service.cpuQuota)
        let period = written(service.cpuPeriod)
        let cpus = amount(limits?.cpus, ["deploy", "resources", "limits", "cpus"]) ?? amount(service.cpus, ["cpus"])
        if let cpus {
            if quota != nil || period != nil {
                let attribute = quota != nil ? "cpu_quota" : "cpu_period"
                note(.refused, "has both cpus and \(attribute), which the engine refuses", at: [attribute])
            }
            return cpus
        }
        if let period, !(1000...1_000_000).contains(period) {
            note(.refused, "has a cpu_period of \(period), which the engine refuses", at: ["cpu_period"])
            guard period > 0 else { return nil }
        }
        guard let quota, quota > 0 else { return nil }
        if quota < 1000 {
            note(.refused, "has a cpu_quota of \(quota), which the engine refuses", at: ["cpu_quota"])
        }
        return CPUAmount(quota, dividedBy: period ?? 100_000)
    }

    /// A thousand and twenty-four shares stand for one CPU, as Mesos has it.
    private mutating func cpuShares() -> CPUAmount? {
        guard let shares = written(service.cpuShares) else { return nil }
        guard shares > 0 else {
            note(.refused, "has \(shares) cpu_shares, which the engine refuses", at: ["cpu_shares"])
            return nil
        }
        return CPUAmount(shares, dividedBy: 1024)
    }

    private mutating func amount(_ cpus: Float?, _ path: [String]) -> CPUAmount? {
        guard let cpus = written(cpus) else { return nil }
        guard cpus > 0 else {
            note(.refused, "asks for \(GoFormat.float(cpus)) CPUs, which the engine refuses", at: path)
            return nil
        }
        return CPUAmount(cpus)
    }
}

// MARK: Memory

extension ServiceReading {
    private mutating func readMemory(_ figures: inout ResourceFigures) {
        let deployed = (limit: written(limits?.memory), reservation: written(reservations?.memory))
        let limitPath = deployed.limit != nil ? ["deploy", "resources", "limits", "memory"] : ["mem_limit"]
        let limit = memory(deployed.limit ?? service.memoryLimit, "limit", limitPath)
        let reservationPath =
            deployed.reservation != nil ? ["deploy", "resources", "reservations", "memory"] : ["mem_reservation"]
        let reservation = memory(deployed.reservation ?? service.memoryReservation, "reservation", reservationPath)
        if let limit, let reservation, reservation > limit {
            note(
                .reservationAboveLimit,
                "reserves \(reservation) bytes of memory and is limited to \(limit), which the engine refuses",
                at: reservationPath
            )
        }
        figures.memoryLimit = limit
        figures.memoryReservation = reservation ?? 0
        figures.memoryRequest = reservation ?? limit ?? 0
        figures.swapLimit = swapLimit(beside: limit)
    }

    private mutating func memory(_ bytes: Int64?, _ what: String, _ path: [String]) -> Int64? {
        guard let bytes = written(bytes) else { return nil }
        if bytes < Self.minimumMemory {
            note(
                .belowMinimum,
                "has a memory \(what) of \(bytes) bytes, less than the \(Self.minimumMemory) that the engine accepts",
                at: path
            )
        }
        return bytes > 0 ? bytes : nil
    }

    private mutating func swapLimit(beside memory: Int64?) -> Int64? {
        guard let both = written(service.memorySwapLimit) else { return memory }
        guard both > 0 else {
            if both < -1 { note(.refused, "has a memswap_limit of \(both)", at: ["memswap_limit"]) }
            return nil
        }
        guard let memory else {
            note(.refused, "has memswap_limit without mem_limit, which the engine refuses", at: ["memswap_limit"])
            return nil
        }
        guard both >= memory else {
            note(
                .refused,
                "has a memswap_limit of \(both) bytes below its memory limit of \(memory), which the engine refuses",
                at: ["memswap_limit"]
            )
            return 0
        }
        return both - memory
    }
}
