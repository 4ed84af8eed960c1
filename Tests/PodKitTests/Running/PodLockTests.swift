import PodTestSupport
import SystemPackage
import Testing

@testable import PodKit

@Suite("a pod's lock")
struct PodLockTests {
    private func with(_ body: (StateDirectory) async throws -> Void) async throws {
        try await withTemporaryDirectory { try await body(StateDirectory($0.appending("state"))) }
    }

    private func conflict(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PodFailure).flatMap { $0.kind == .conflict ? $0.message : nil }
        }
    }

    @Test("is one process's at a time, says whose, and leaves no file")
    func exclusive() async throws {
        try await with { directory in
            let first = try PodLock.take("shop", in: directory)
            let message = try #require(conflict { _ = try PodLock.take("shop", in: directory) })
            #expect(message.contains("process \(PodOwner.Process.own.id) on \(OwnHost.name)"))
            #expect(message.contains("choose another name"))
            let other = try PodLock.take("other", in: directory)
            #expect(first.owner.standing == .alive && other.owner.run != first.owner.run)
            other.release()
            first.release()
            let again = try PodLock.take("shop", in: directory)
            #expect(again.owner.run != first.owner.run)
            #expect(PodLock.state(at: first.owner.lock, run: first.owner.run) == .free)
            #expect(PodLock.state(at: again.owner.lock, run: again.owner.run) == .held)
            again.release()
            #expect(PodLock.state(at: again.owner.lock, run: again.owner.run) == .absent)
        }
    }

    @Test("of many that want it at once one has it, as often as it is given back")
    func crowd() async throws {
        try await with { directory in
            let winners = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        guard let lock = try? PodLock.take("shop", in: directory) else { return 0 }
                        lock.release()
                        return 1
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(winners >= 1)
            try PodLock.take("shop", in: directory).release()
        }
    }

    @Test("its owner is read back from labels and from the file, and is known to be dead by the kernel's word")
    func owner() throws {
        let owner = PodOwner.newRun(lock: "/nowhere/shop.lock")
        #expect(PodOwner(labels: owner.labels) == owner)
        #expect(PodOwner(record: owner.record) == owner)
        #expect(PodOwner(record: String(owner.record.dropLast())) == nil)
        // Its lock cannot be seen, its process can.
        #expect(owner.standing == .alive)
        var gone = owner
        gone.process.start += 1
        #expect(gone.standing == .dead)
        gone.process.namespace += 1
        #expect(gone.standing == .unknown)
        var rebooted = owner
        rebooted.boot = "another"
        #expect(rebooted.standing == .dead)
        rebooted.host = "another"
        #expect(rebooted.standing == .unknown)
    }

    @Test("a name that would lead elsewhere is refused before anything is made", arguments: ["../up", "a/b", "", "A"])
    func badName(_ name: String) async throws {
        try await with { directory in
            let error = #expect(throws: PodFailure.self) { _ = try PodLock.take(name, in: directory) }
            #expect(error?.kind == .invalid && error?.message.contains("cannot name a pod") == true)
            #expect(PodLock.state(at: directory.lock(of: name).string, run: "") == .absent)
        }
    }

    @Test("a directory that others can write, or that is none, is refused")
    func unsafeDirectory() async throws {
        try await withTemporaryDirectory { directory in
            let file = try directory.write("file", "")
            #expect(throws: PodFailure.self) { _ = try PodLock.take("shop", in: StateDirectory(file)) }
        }
    }

    @Test(
        "where a pod's cgroup is survives being written as a label",
        arguments: [
            PodCgroupPlace.cgroup("/podkit/shop", ancestor: "/podkit"),
            .nested("/mesos/1/podkit-shop", parent: "/mesos/1"), .slice(#"podkit-a\x2db.slice"#), .engine,
        ]
    )
    func place(_ place: PodCgroupPlace) {
        #expect(PodCgroupPlace(place.description) == place)
        #expect(PodCgroupPlace("cgroup relative /x") == nil && PodCgroupPlace("") == nil)
    }
}
