import Glibc
import PodCgroups
import SystemPackage
import Testing

/// What only v2 has.
@Suite(.enabled(if: kernelIsOurs && kernelIsUnified, "cgroup v2 with all controllers"), .timeLimit(.minutes(3)))
struct UnifiedKernelTests {
    @Test func enablesTheControllersAllTheWayDown() async throws {
        try await withCgroup("a") { cgroup in
            let deep = try cgroup.cgroups.create(cgroup.path.appending("b/c"), limits: CgroupLimits(pids: 7))
            #expect(try deep.limits().pids == 7)
            #expect(try deep.usage().memory != nil)
        }
    }

    @Test func namesTheCgroupWhoseProcessesAreInTheWay() async throws {
        try await withCgroup("internal") { cgroup in
            let shell = try TestProcess("sleep 600")
            try cgroup.add(process: shell.id)
            let error = #expect(throws: CgroupError.self) {
                try cgroup.cgroups.create(cgroup.child("service").path, limits: CgroupLimits(pids: 7))
            }
            #expect(error?.code == .internalProcesses)
            #expect(error?.path?.lastComponent == "cgroup.subtree_control")

            try cgroup.moveProcesses(toChild: "leaf")
            let service = try cgroup.cgroups.create(cgroup.child("service").path, limits: CgroupLimits(pids: 7))
            #expect(try service.limits().pids == 7)
            #expect(try cgroup.child("leaf").processes() == [shell.id])
        }
    }

    @Test func refusesProcessesNextToChildrenWithControllers() async throws {
        try await withCgroup("parent") { cgroup in
            _ = try cgroup.cgroups.create(cgroup.child("service").path, limits: CgroupLimits(pids: 7))
            let shell = try TestProcess("sleep 600")
            let error = #expect(throws: CgroupError.self) { try cgroup.add(process: shell.id) }
            #expect(error?.code == .internalProcesses)
        }
    }

    @Test func measuresPressure() async throws {
        try await withCgroup("pressure", limits: CgroupLimits(cpuQuota: CPUQuota(cpus: 0.1))) { cgroup in
            let shell = try TestProcess("(while :; do :; done) & while :; do :; done")
            try cgroup.add(process: shell.id)
            shell.go()
            try await eventually { try (cgroup.pressure(.cpu)?.some.total ?? .zero) > .zero }
            #expect(try cgroup.pressure(.memory)?.full != nil)
            #expect(try cgroup.pressure(.io)?.some.average10 != nil)
        }
    }

    @Test func takesWeightsAndSharesAlike() async throws {
        try await withCgroup("weights") { cgroup in
            try cgroup.set(CgroupLimits(cpuShares: 1024, ioWeight: 1000))
            #expect(try cgroup.limits().cpuWeight == 100)
            #expect(try cgroup.limits().ioWeight == 1000)
            try cgroup.set(CgroupLimits(cpuShares: 1024, cpuWeight: 300))
            #expect(try cgroup.limits().cpuWeight == 300)
        }
    }
}
