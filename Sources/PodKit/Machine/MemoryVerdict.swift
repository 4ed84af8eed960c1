/// Whether a container ended for want of memory, and at whose limit.
///
/// The engine's own word is not enough: on v1 it says of every container of the pod that it ran out of memory when the
/// pod's limit was met, and nowhere does it say whose limit that was.
package enum MemoryVerdict: Hashable, Sendable {
    /// The container ended at this limit.
    case outOfMemory(OutOfMemory)
    /// It ended for another reason.
    case other
    /// The kernel's account does not reach its own limit: only the engine knows, and may tell a little later.
    case engineKnows

    /// Decides.
    ///
    /// - Parameters:
    ///   - status: the exit status, 137 after SIGKILL.
    ///   - engineSays: whether the engine says that the container ran out of memory.
    ///   - ownLimit: the container's own limit in bytes.
    package init(status: Int, engineSays: Bool, ownLimit: Int64?, account: MemoryAccount) {
        let isKilled = status == 137
        let limit =
            ownLimit.map { OutOfMemory(.container, limit: $0) } ?? OutOfMemory(.outer, limit: account.outerLimit)
        if status == 0 {
            self = .other
        } else if let kill = account.kill, isKilled || account.killAge < .seconds(5) {
            self = .outOfMemory(kill.owner == .container ? limit : kill)
        } else if engineSays {
            // 143 is the pod's own stop signal, whatever the engine remembers of the container's life before it.
            let counts = status != 143 && (!account.isPodWide || (isKilled && ownLimit != nil))
            self = counts ? .outOfMemory(limit) : .other
        } else {
            self = isKilled && ownLimit != nil && !account.seesContainerLimits ? .engineKnows : .other
        }
    }
}
