extension Service {
    /// How many containers the service has: `scale`, else `deploy.replicas`, else 1.
    public var replicas: Int {
        scale ?? deploy?.replicas ?? 1
    }

    /// The attribute `restart` as a value; `nil` if it is missing or not one of those that engines know.
    public var restartPolicy: RestartPolicy? {
        restart.flatMap(RestartPolicy.init)
    }
}

extension Service: CustomStringConvertible {
    /// The name only: environments and labels may hold what logs must not.
    public var description: String { "service \(name)" }
}
