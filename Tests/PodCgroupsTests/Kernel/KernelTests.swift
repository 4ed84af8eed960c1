import Glibc
import PodCgroups
import SystemPackage
import Testing

/// A cgroup of a test's own, removed with all that runs in it.
func withCgroup(
    _ name: String,
    limits: CgroupLimits = CgroupLimits(),
    _ body: (Cgroup) async throws -> Void
) async throws {
    let cgroups = try Cgroups.detect()
    let parent = FilePath("/podkit-test-\(getpid())")
    let path = parent.appending(name)
    let cgroup = try cgroups.create(path, limits: limits)
    do {
        try await body(cgroup)
    } catch {
        try? await cgroup.kill()
        try? await cgroup.remove(upTo: parent)
        throw error
    }
    try await cgroup.kill()
    try await cgroup.remove(upTo: parent)
    #expect(!cgroup.exists)
}

/// Whether this process may make cgroups.
let kernelIsOurs = getuid() == 0 && (try? Cgroups.detect()) != nil

@Suite(.enabled(if: kernelIsOurs, "making cgroups takes root"))
struct KernelTests {
    @Test func createsAndRemovesInEveryHierarchy() async throws {
        let cgroups = try Cgroups.detect()
        try await withCgroup("create") { cgroup in
            for hierarchy in cgroups.hierarchies {
                let directory = try hierarchy.directory(of: cgroup.path)
                #expect(access(directory.string, F_OK) == 0, "\(directory)")
            }
        }
    }

    @Test func limitsReadBackAsTheKernelTookThem() async throws {
        let limits = CgroupLimits(
            cpuShares: 512,
            cpuQuota: CPUQuota(cpus: 0.5),
            memory: .value(64 << 20),
            memoryReservation: .value(32 << 20),
            pids: 50,
            cpus: CPUSet("0"),
            memoryNodes: CPUSet("0")
        )
        try await withCgroup("limits", limits: limits) { cgroup in
            var held = try cgroup.limits()
            #expect(held.cpuQuota == CPUQuota(quota: 50_000, period: 100_000))
            #expect(held.memory == .value(64 << 20))
            #expect(held.memoryReservation == .value(32 << 20))
            #expect(held.pids == 50)
            #expect(held.cpus == CPUSet("0"))
            try cgroup.set(CgroupLimits(cpuQuota: CPUQuota(quota: .max), memory: .max, pids: .max))
            held = try cgroup.limits()
            #expect(held.cpuQuota?.quota == .max)
            #expect(held.memory == .max)
            #expect(held.pids == .max)
        }
    }

    @Test func killsTwoHundredThatIgnoreSignals() async throws {
        try await withCgroup("kill") { cgroup in
            let shell = try TestProcess(
                "trap '' TERM; for i in $(seq 200); do sh -c \"trap '' TERM; sleep 600\" & done; wait"
            )
            try cgroup.add(process: shell.id)
            shell.go()
            while try cgroup.processes().count < 200 { try await Task.sleep(for: .milliseconds(5)) }
            let time = try await ContinuousClock().measure { try await cgroup.kill() }
            #expect(time < .seconds(2))
            #expect(try cgroup.processes().isEmpty)
            #expect(shell.wait() == SIGKILL)
        }
    }
}
