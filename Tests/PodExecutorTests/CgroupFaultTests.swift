import Glibc
import PodTestSupport
import Testing

/// A pod that cannot have its limits never starts without them, whatever it is that keeps it from having them.
@Suite(
    "run: a host that does not give the pod its limits",
    .engine,
    .enabled(if: geteuid() == 0, "root makes the faults")
)
struct CgroupFaultTests {
    static let yaml = "services: {web: {image: IMAGE, command: echo started}}"

    /// A user who may use the engine and read everything, and who is not root.
    static func unprivileged() throws -> [String] {
        var status = stat()
        #expect(stat("/var/run/docker.sock", &status) == 0)
        return [
            "setpriv", "--reuid=65534", "--regid=\(status.st_gid)", "--clear-groups",
            "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search",
        ]
    }

    /// A mount namespace of its own, in which a shell has done something to the hierarchies.
    static func privately(_ script: String) -> [String] {
        ["unshare", "-m", "sh", "-c", "set -e\n\(script)\nexec \"$@\"", "sh"]
    }

    static let readOnly = privately(
        "for m in $(awk '$3 ~ /^cgroup/ { print $2 }' /proc/mounts); do mount -o remount,bind,ro $m; done"
    )

    private func refusal(_ options: [String], by launcher: [String]) async throws -> String {
        var run = PodRun(Self.yaml, options: options)
        run.launcher = launcher
        let outcome = try await run.outcome()
        #expect(outcome.status == 1)
        #expect(!outcome.output.contains("started"))
        #expect(outcome.reason.hasPrefix("error: the pod cannot have its limits: "))
        return outcome.reason
    }

    private func warnings(_ launcher: [String]) async throws -> [Substring] {
        var run = PodRun(Self.yaml)
        run.launcher = launcher
        let outcome = try await run.outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.output.contains("started"))
        return outcome.errorLines.filter { $0.contains("the pod has no cgroup of its own") }
    }

    @Test("no rights: limits are refused, and without limits the pod runs with a warning")
    func noRights() async throws {
        let reason = try await refusal(["--memory", "64m"], by: Self.unprivileged())
        #expect(reason.contains("no rights"), "\(reason)")
        #expect(try await warnings(Self.unprivileged()).count == 1)
    }

    @Test("a hierarchy that is mounted read-only: likewise")
    func readOnlyMount() async throws {
        let reason = try await refusal(["--cpus", "0.5"], by: Self.readOnly)
        #expect(reason.contains("read-only"), "\(reason)")
        #expect(try await warnings(Self.readOnly).count == 1)
    }

    @Test("no hierarchy at all: likewise")
    func noHierarchy() async throws {
        let launcher = Self.privately("umount -l /sys/fs/cgroup")
        var run = PodRun(Self.yaml, options: ["--memory", "64m"])
        run.launcher = launcher
        let outcome = try await run.outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("no cgroup hierarchy mounted"), "\(outcome.reason)")
        #expect(try await warnings(launcher).count == 1)
    }

    @Test("a hierarchy without the controller", .enabled(if: Cgroups.isV1, "v2 has one hierarchy with all controllers"))
    func noController() async throws {
        let launcher = Self.privately("umount $(awk '$3 == \"cgroup\" && $4 ~ /pids/ { print $2 }' /proc/mounts)")
        let reason = try await refusal(["--pids", "50"], by: launcher)
        #expect(reason.contains("pids"), "\(reason)")
    }

    @Test("a cgroup in which somebody else has processes", arguments: [["--memory", "16m"], ["--pids", "1"]])
    func inUse(_ limit: [String]) async throws {
        let run = PodRun(Self.yaml, options: limit)
        try await CgroupHolder(pod: run.name).with { holder in
            var run = run
            run.options += ["--cgroup", holder.parent]
            let outcome = try await run.outcome()
            #expect(outcome.status == 1)
            #expect(outcome.reason.contains("already"), "\(outcome.reason)")
            #expect(!outcome.output.contains("started"))
        }
    }

    @Test(
        "a user without rights, in a cgroup of somebody else's that has limits, has a pod below them",
        .enabled(if: Cgroups.isV1, "v2 has no nested pods")
    )
    func nestedWithoutRights() async throws {
        let outer = OuterCgroup(memory: 512 << 20)
        let yaml = "services: {web: {image: IMAGE, command: sleep 1000, init: true}}"
        var run = PodRun(yaml, options: ["--cgroup", "nested", "--memory", "64m"])
        run.launcher = try outer.launcher + Self.unprivileged()
        let outcome = try await outer.with {
            try await run.outcome { program in
                try await program.runs()
                #expect(outer.containers.count == 2)
                try program.send(SIGTERM)
            }
        }
        #expect(outcome.status == 143, "\(outcome)")
    }

    @Test("and in one that has none, limits are refused", .enabled(if: Cgroups.isV1, "v2 has no nested pods"))
    func nestedWithoutLimits() async throws {
        let outer = OuterCgroup()
        _ = try await outer.with {
            try await refusal(["--cgroup", "nested", "--memory", "64m"], by: outer.launcher + Self.unprivileged())
        }
    }
}
