import PodCgroups
import Synchronization
import SystemPackage

/// Watches a pod's memory, so that a container's end can be told for what it is.
///
/// The engine's own word is not enough: on v1 it says of every container of the pod that it ran out of memory when the
/// pod's limit was met, because the kernel wakes all below the cgroup at fault; and nowhere does it say whose limit
/// that was.
final class MemoryWatch: Sendable {
    private struct Kill {
        var memory: OutOfMemory
        var time: ContinuousClock.Instant
    }

    private struct State {
        /// Kills that were counted, by the name of the container's cgroup, in which its id is.
        var counted: [String: UInt64] = [:]
        /// The last kill in a container that has not ended since.
        var untold: [String: Kill] = [:]
        /// Kills of which it could not be seen any more whom they hit.
        var unattributed: [Kill] = []
        /// How many events were taken note of.
        var events = 0
    }

    private let cgroup: Cgroup?
    private let events: CgroupOOMEvents?
    private let isV1: Bool
    private let state = Mutex(State())
    private let bell = Bell()

    /// Sees nothing: for a pod without a cgroup of its own.
    static let blind = MemoryWatch()

    private init() {
        cgroup = nil
        events = nil
        isV1 = false
    }

    /// Whether it hears of kills at a container's own limit: v1 tells only those below the cgroup at fault.
    private var seesContainerLimits: Bool { cgroup != nil && !isV1 }

    /// Subscribes; no kill from now on is missed.
    init(_ cgroup: Cgroup) throws(CgroupError) {
        let hierarchy = cgroup.cgroups.hierarchy(of: .memory)
        self.cgroup = hierarchy == nil ? nil : cgroup
        isV1 = hierarchy?.interface == .v1
        events = hierarchy == nil ? nil : try cgroup.oomEvents()
    }

    /// Watches until the task is cancelled or the cgroup is gone.
    func run() async {
        guard let events else { return }
        do {
            for try await event in events { await note(event) }
        } catch {
            // Counters that cannot be read tell nothing; the engine's word has to do then.
        }
    }

    private func note(_ event: CgroupOOMEvent) async {
        let kill = Kill(memory: memory(event), time: .now)
        // v1 tells of the event before it counts the kill; the process gets its signal only after that.
        for pause in [0, 1, 1, 2, 4, 8, 16, 32] {
            if pause > 0 { try? await Task.sleep(for: .milliseconds(pause)) }
            if attribute(kill) { break }
            if pause == 32 { state.withLock { $0.unattributed.append(kill) } }
        }
        state.withLock { $0.events += 1 }
        bell.ring()
    }

    /// - Returns: whether the kill could be seen in a container.
    private func attribute(_ kill: Kill) -> Bool {
        let counts = ((try? cgroup?.memoryEventsOfChildren()) ?? [:]).mapValues(\.kills)
        return state.withLock { state in
            let hit = counts.filter { $0.value > state.counted[$0.key] ?? 0 }
            for name in hit.keys { state.untold[name] = kill }
            state.counted = counts
            return !hit.isEmpty
        }
    }

    /// The kernel's account of a container that has ended; a kill is told once.
    ///
    /// - Parameters:
    ///   - isKilled: whether it ended by SIGKILL, the signal of the kernel.
    ///   - engineSays: whether the engine says that it ran out of memory.
    func account(of containerID: String, isKilled: Bool, engineSays: Bool) async -> MemoryAccount {
        if isKilled || engineSays { await noteAll() }
        let (kill, isPodWide) = state.withLock { state -> (Kill?, Bool) in
            let name = state.untold.keys.first { $0.contains(containerID) }
            state.counted = state.counted.filter { !$0.key.contains(containerID) }
            let isPodWide = isV1 && state.events > 0
            if let name { return (state.untold.removeValue(forKey: name), isPodWide) }
            guard isKilled, !state.unattributed.isEmpty else { return (nil, isPodWide) }
            return (state.unattributed.removeFirst(), isPodWide)
        }
        return MemoryAccount(
            kill: kill?.memory,
            killAge: kill.map { ContinuousClock.now - $0.time } ?? .zero,
            isPodWide: isPodWide,
            outerLimit: outerLimit,
            seesContainerLimits: seesContainerLimits
        )
    }

    /// Takes note of all that has happened: the kernel tells of a kill before the process ends, but it takes a thread to
    /// hear of it.
    private func noteAll() async {
        guard let events else { return }
        // As in `run`: what cannot be read tells nothing.
        while let event = try? events.poll() { await note(event) }
        // Somebody else's, which is on its way into the account however busy the machine is.
        let (handedOut, bell) = (events.handedOut, bell)
        _ = try? await withTimeLimit(.seconds(5)) { await bell.rung(handedOut) }
    }

    private func memory(_ event: CgroupOOMEvent) -> OutOfMemory {
        if event.isOwnLimit { return OutOfMemory(.pod, limit: event.limit.value.map { Int64(clamping: $0) }) }
        // On v1 this cgroup is told of its own limit and those above it; on v2 of its own and those below.
        return isV1 ? OutOfMemory(.outer, limit: outerLimit) : OutOfMemory(.container)
    }

    /// The first limit of a cgroup above.
    private var outerLimit: Int64? {
        guard let cgroup else { return nil }
        var path = cgroup.path.removingLastComponent()
        while !path.components.isEmpty {
            if let limit = try? cgroup.cgroups.cgroup(path).limits().memory?.value { return Int64(clamping: limit) }
            path.removeLastComponent()
        }
        return nil
    }
}
