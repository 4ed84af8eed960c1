import PodCompose

/// The figures of a pod in the units of Mesos: thousandths of a CPU and megabytes, which are 1024 × 1024 bytes there.
///
/// Exact sums are rounded once, at the end, and always up: no request is less than what the file asks for, and no limit
/// is less than what the containers may use.
struct MesosFigures: Hashable {
    var milliCPUs: Int64
    var memory: Int64
    var disk: Int64
    var gpus: Int64
    /// How many ports of the host.
    var ports: Int64
    var cpuLimit: Limit
    var memoryLimit: Limit

    enum Limit: Hashable {
        case amount(Int64)
        case unlimited
    }

    init(_ totals: ResourceTotals) {
        let pod = totals.pod
        milliCPUs = Self.milliCPUs(pod.cpuRequest)
        memory = Self.megabytes(pod.memoryRequest)
        disk = Self.megabytes(pod.disk)
        gpus = pod.gpus
        ports = Int64(totals.hostPortCount)
        cpuLimit = pod.cpuLimit.map { .amount(Self.milliCPUs($0)) } ?? .unlimited
        memoryLimit = pod.memoryLimit.map { .amount(Self.megabytes($0)) } ?? .unlimited
    }

    /// CPUs with at most three decimals.
    var cpus: String { FixedPoint.text(milliCPUs, fractionDigits: 3) }

    var hasOtherCPULimit: Bool { cpuLimit != .amount(milliCPUs) }
    var hasOtherMemoryLimit: Bool { memoryLimit != .amount(memory) }

    private static func milliCPUs(_ cpus: CPUAmount) -> Int64 { roundedUp(cpus.nanoCPUs, 1_000_000) }
    private static func megabytes(_ bytes: Int64) -> Int64 { roundedUp(bytes, 1 << 20) }

    private static func roundedUp(_ value: Int64, _ unit: Int64) -> Int64 {
        value / unit + (value % unit > 0 ? 1 : 0)
    }
}
