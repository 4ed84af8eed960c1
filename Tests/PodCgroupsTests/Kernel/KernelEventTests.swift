import Glibc
import PodCgroups
import SystemPackage
import Testing

/// Fills memory until it is killed: tail keeps the one endless line.
private let memoryHog = "exec tail /dev/zero"

@Suite(.enabled(if: kernelIsOurs, "making cgroups takes root"), .timeLimit(.minutes(3)))
struct KernelEventTests {
    private func first(of events: CgroupOOMEvents) async throws -> CgroupOOMEvent? {
        var iterator = events.makeAsyncIterator()
        return try await iterator.next()
    }

    @Test func tellsOfAnOOMAtTheOwnLimit() async throws {
        try await withCgroup("oom-own", limits: CgroupLimits(memory: .value(32 << 20))) { cgroup in
            let events = try cgroup.oomEvents()
            let hog = try TestProcess(memoryHog)
            try cgroup.add(process: hog.id)
            hog.go()
            let event = try #require(try await first(of: events))
            #expect(event.isOwnLimit)
            #expect(event.limit == .value(32 << 20))
            #expect(hog.wait() == SIGKILL)
            let memory = try #require(try cgroup.usage().memory)
            #expect(memory.oomKills == 1)
            #expect(memory.limitHits > 0)
            #expect(memory.limit == .value(32 << 20))
        }
    }

    @Test func tellsTheParentsLimitFromTheChilds() async throws {
        try await withCgroup("oom-parent", limits: CgroupLimits(memory: .value(32 << 20))) { pod in
            let child = try pod.cgroups.create(
                try pod.child("service").path,
                limits: CgroupLimits(memory: .value(256 << 20))
            )
            let podEvents = try pod.oomEvents()
            let childEvents = try child.oomEvents()
            let hog = try TestProcess(memoryHog)
            try child.add(process: hog.id)
            hog.go()
            let podEvent = try await first(of: podEvents)
            #expect(podEvent?.isOwnLimit == true)
            let childEvent = try await first(of: childEvents)
            #expect(childEvent?.isOwnLimit == false)
            #expect(hog.wait() == SIGKILL)
            #expect(try pod.usage().memory?.oomKills == 1)
        }
    }

    @Test func whoKnowsOfADeathLearnsItsCauseAtOnce() async throws {
        try await withCgroup("oom-polled", limits: CgroupLimits(memory: .value(32 << 20))) { cgroup in
            let events = try cgroup.oomEvents()
            for kills in 1...2 {
                let hog = try TestProcess(memoryHog)
                try cgroup.add(process: hog.id)
                #expect(try events.poll() == nil)
                hog.go()
                #expect(hog.wait() == SIGKILL)
                #expect(try events.poll()?.isOwnLimit == true)
                #expect(try events.poll() == nil)
                #expect(try cgroup.usage().memory?.oomKills == UInt64(kills))
            }
        }
    }

    @Test func endsWhenTheCgroupIsRemoved() async throws {
        try await withCgroup("oom-removed") { cgroup in
            let events = try cgroup.oomEvents()
            try await cgroup.remove()
            let event = try await first(of: events)
            #expect(event == nil)
        }
    }

    @Test func endsWhenTheTaskIsCancelled() async throws {
        try await withCgroup("oom-cancelled") { cgroup in
            let events = try cgroup.oomEvents()
            try await withThrowingTaskGroup { group in
                group.addTask {
                    let event = try await first(of: events)
                    #expect(event == nil)
                }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }
}
