/// How the services of a pod reach each other.
public enum NetworkChoice: String, Hashable, Sendable, CaseIterable {
    /// One shared network namespace, unless two services listen on one port; then a private network.
    case automatic = "auto"
    /// One network namespace for all services, owned by the infra container.
    case shared
    /// A private network with name resolution, as `docker compose` gives.
    case bridge
}
