/// Which interface a host offers.
public enum CgroupVersion: String, Hashable, Sendable {
    /// Only v1 hierarchies are mounted.
    case v1
    /// All controllers are on the one v2 hierarchy.
    case v2
    /// Controllers are on v1 hierarchies, and v2 is mounted beside them.
    case hybrid
}
