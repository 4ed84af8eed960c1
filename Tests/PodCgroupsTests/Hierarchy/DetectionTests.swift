import Glibc
import PodCgroups
import SystemPackage
import Testing

struct DetectionTests {
    @Test(arguments: [
        ("v1", CgroupVersion.v1), ("v2", .v2), ("hybrid", .hybrid), ("container-v1", .v1), ("container-v2", .v2),
    ])
    func tellsTheVersion(name: String, version: CgroupVersion) throws {
        #expect(try Fixture.detect(name).version == version)
    }

    @Test func findsEachControllerAndTheOwnCgroupOnV1() throws {
        let cgroups = try Fixture.detect("v1")
        let own: FilePath = "/mesos/0a6d5a1e-2b6f-4d9a-9a29-5b1f2b1c7a11"
        #expect(cgroups.ownPath(of: .memory) == own)
        #expect(cgroups.ownPath(of: .cpuacct) == own)
        #expect(cgroups.ownPath(of: .pids) == "/system.slice/mesos-agent.service")
        #expect(cgroups.ownPath(of: .cpuset) == "/")
        #expect(cgroups.hierarchies.count == 8)
        let memory = try cgroups.cgroup(own).directory(of: .memory)
        #expect(memory == Fixture.directory.appending("v1/sys/fs/cgroup/memory\(own)"))
        #expect(cgroups.hierarchies.last?.name == "systemd")
        #expect(cgroups.unified == nil)
    }

    @Test func findsTheControllersOfV2() throws {
        let cgroups = try Fixture.detect("v2")
        #expect(cgroups.controllers.isSuperset(of: [.cpu, .cpuset, .io, .memory, .pids]))
        #expect(cgroups.ownPath(of: .memory) == "/user.slice/user-1000.slice/session-3.scope")
        #expect(cgroups.hierarchy(of: .blkio) == nil)
    }

    @Test func keepsControllersAndTheEmptyV2ApartOnAHybridHost() throws {
        let cgroups = try Fixture.detect("hybrid")
        #expect(cgroups.hierarchy(of: .memory)?.interface == .v1)
        #expect(cgroups.unified?.controllers == [])
        #expect(cgroups.unified?.mountPoint.string.hasSuffix("/sys/fs/cgroup/unified") == true)
        #expect(cgroups.unified?.ownPath == "/system.slice/podkit.service")
    }

    @Test func prefersTheWritableMountInAContainerOnV1() throws {
        let cgroups = try Fixture.detect("container-v1")
        let own = try #require(cgroups.ownPath(of: .memory))
        #expect(cgroups.hierarchy(of: .cpu)?.isReadOnly == true)
        #expect(
            try cgroups.hierarchy(of: .memory)?.directory(of: own)
                == Fixture.directory.appending("container-v1/host/cgroup v1/memory\(own)")
        )
        #expect(
            try cgroups.hierarchy(of: .cpu)?.directory(of: own.appending("pod"))
                == Fixture.directory.appending("container-v1/sys/fs/cgroup/cpu,cpuacct/pod")
        )
    }

    @Test func refusesACgroupThatTheContainerDoesNotSee() throws {
        let cgroups = try Fixture.detect("container-v1")
        let error = #expect(throws: CgroupError.self) { try cgroups.create("/podkit/pod") }
        #expect(error?.code == .unreachable)
    }

    @Test func saysThatTheHierarchyIsReadOnly() throws {
        let cgroups = try Fixture.detect("container-v2")
        let error = #expect(throws: CgroupError.self) { try cgroups.create("/podkit/pod") }
        #expect(error?.code == .readOnly)
    }

    @Test func usesTheMountOfItsOwnNamespaceInAContainerOnV2() throws {
        let cgroups = try Fixture.detect("container-v2")
        #expect(cgroups.unified?.mountRoot == "/")
        #expect(cgroups.unified?.isReadOnly == true)
    }

    @Test func saysThatNothingIsMounted() throws {
        let error = #expect(throws: CgroupError.self) { try Fixture.detect("none") }
        #expect(error?.code == .noHierarchy)
        #expect(error?.description.contains("proc/self/mountinfo") == true)
    }

    @Test func saysWhichFileIsMissing() {
        let error = #expect(throws: CgroupError.self) { try Fixture.detect("no-such-fixture") }
        #expect(error?.path?.lastComponent == "mountinfo")
        #expect(error?.cause == .noSuchFileOrDirectory)
    }

    @Test(arguments: ["", "/", "podkit", "/podkit/../etc", "/podkit/./x"])
    func refusesPathsThatLeadElsewhere(path: String) throws {
        let cgroups = try Fixture.detect("v2")
        let error = #expect(throws: CgroupError.self) { try cgroups.cgroup(FilePath(path)) }
        #expect(error?.code == .invalid)
    }

    @Test func refusesToKillAndFreezeItself() async throws {
        let files = [
            "proc/self/mountinfo": "29 23 0:26 / /cgroup rw,relatime - cgroup2 cgroup2 rw\n",
            "proc/self/cgroup": "0::/\n",
            "cgroup/cgroup.controllers": "\n",
            "cgroup/pod/cgroup.procs": "",
            "cgroup/pod/service/cgroup.procs": "\(getpid())\n",
            "cgroup/pod/cgroup.kill": "",
        ]
        try await Fixture.temporary(files) { root in
            let pod = try Cgroups.detect(root: root).cgroup("/pod")
            let kill = await #expect(throws: CgroupError.self) { try await pod.kill() }
            #expect(kill?.code == .containsSelf)
            let freeze = await #expect(throws: CgroupError.self) { try await pod.freeze() }
            #expect(freeze?.code == .containsSelf)
        }
    }

    @Test func garbageIsNoHierarchy() async throws {
        let files = [
            "proc/self/mountinfo":
                "cgroup cgroup cgroup\n- - -\n1 2 3 4 5 6 - cgroup\n\\\\040 - \n36 - cgroup2 a b c\n",
            "proc/self/cgroup": "0::\n::::\nx:y:/z\n12\n",
        ]
        try await Fixture.temporary(files) { root in
            let error = #expect(throws: CgroupError.self) { try Cgroups.detect(root: root) }
            #expect(error?.code == .noHierarchy)
        }
    }
}
