import Glibc
import PodCgroups
import SystemPackage
import Testing

/// Whether this process may make cgroups.
let kernelIsOurs = getuid() == 0 && (try? Cgroups.detect()) != nil

/// Whether all controllers are on v2.
let kernelIsUnified = (try? Cgroups.detect())?.version == .v2

/// A cgroup of a test's own, removed with all that runs in it.
func withCgroup(
    _ name: String,
    limits: CgroupLimits = CgroupLimits(),
    _ body: (Cgroup) async throws -> Void
) async throws {
    let cgroups = try Cgroups.detect()
    let parent = FilePath("/podkit-test-\(getpid())")
    let cgroup = try cgroups.create(parent.appending(name), limits: limits)
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

/// Waits for the kernel to get somewhere.
func eventually(_ condition: () throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while try !condition() {
        try #require(ContinuousClock.now < deadline, "it did not happen within 30 seconds")
        try await Task.sleep(for: .milliseconds(5))
    }
}
