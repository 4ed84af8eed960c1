import FoundationEssentials
import Glibc
import PodCgroups
import PodKit

/// A pod's usage as a line of JSON. Bytes, seconds, CPUs; what has no limit, or no account, is left out.
struct StatsLine: Encodable {
    fileprivate struct Part: Encodable {
        struct CPU: Encodable {
            var cpus: Double?
            var limit: Double?
            var seconds: Double
            var user: Double
            var system: Double
            var periods: UInt64
            var throttledPeriods: UInt64
            var throttledSeconds: Double
        }

        struct Memory: Encodable {
            var current: UInt64
            var workingSet: UInt64
            var peak: UInt64?
            var limit: UInt64?
            var anonymous: UInt64
            var file: UInt64
            var swap: UInt64?
            var limitHits: UInt64
            var oomKills: UInt64
        }

        struct Pids: Encodable {
            var current: UInt64
            var peak: UInt64?
            var limit: UInt64?
            var refusals: UInt64
        }

        struct IO: Encodable {
            var bytesRead: UInt64
            var bytesWritten: UInt64
            var reads: UInt64
            var writes: UInt64
        }

        var name: String
        var service: String?
        var container: String?
        var cpu: CPU?
        var memory: Memory?
        var pids: Pids?
        var io: IO?
    }

    private var time: Double
    private var cgroup: String?
    private var pod: Part
    private var containers: [Part]

    init(_ usage: PodUsage, since last: PodUsage) {
        // Of the monotonic clock, as the events of `run` have it.
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        time = Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
        cgroup = usage.cgroup
        pod = Part(usage.pod, usage.cpus(of: usage.pod.name, since: last))
        containers = usage.containers.map { Part($0, usage.cpus(of: $0.name, since: last)) }
    }

    /// The line, without its end.
    var json: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension StatsLine.Part {
    fileprivate init(_ part: PodUsage.Part, _ cpus: Double?) {
        name = part.name
        service = part.service
        container = part.container
        cpu = part.usage.cpu.map {
            CPU(
                cpus: cpus,
                limit: part.cpuLimit,
                seconds: $0.total / .seconds(1),
                user: $0.user / .seconds(1),
                system: $0.system / .seconds(1),
                periods: $0.periods,
                throttledPeriods: $0.throttledPeriods,
                throttledSeconds: $0.throttled / .seconds(1)
            )
        }
        memory = part.usage.memory.map {
            Memory(
                current: $0.current,
                workingSet: $0.workingSet,
                peak: $0.peak,
                limit: $0.limit.value,
                anonymous: $0.anonymous,
                file: $0.file,
                swap: $0.swap,
                limitHits: $0.limitHits,
                oomKills: $0.oomKills
            )
        }
        pids = part.usage.pids.map {
            Pids(current: $0.current, peak: $0.peak, limit: $0.limit.value, refusals: $0.refusals)
        }
        io = part.usage.io.map { devices in
            IO(
                bytesRead: devices.reduce(0) { $0 + $1.bytesRead },
                bytesWritten: devices.reduce(0) { $0 + $1.bytesWritten },
                reads: devices.reduce(0) { $0 + $1.reads },
                writes: devices.reduce(0) { $0 + $1.writes }
            )
        }
    }
}
