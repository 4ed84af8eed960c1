/// `mesos.v1.KillPolicy`: how to kill a task.
public struct KillPolicy: Hashable, Sendable, Codable {
    /// How long a task may take to end by itself once it is asked to.
    public var gracePeriod: DurationInfo?

    private enum CodingKeys: String, CodingKey {
        case gracePeriod = "grace_period"
    }

    /// Makes a policy.
    public init(gracePeriod: Duration?) {
        self.gracePeriod = gracePeriod.map(DurationInfo.init)
    }
}
