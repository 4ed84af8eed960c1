/// `mesos.v1.DurationInfo`: a span of time in whole nanoseconds.
public struct DurationInfo: Hashable, Sendable, Codable {
    /// The span; negative ones have no meaning.
    public var nanoseconds: Int64

    /// Makes one of a duration, cut to what the message can hold.
    public init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        nanoseconds = overflow || carry ? (seconds < 0 ? .min : .max) : sum
    }

    /// The span as Swift has it.
    public var duration: Duration { .nanoseconds(nanoseconds) }
}
