/// A moment with nanoseconds, as the engine prints and reads it.
public struct Timestamp: Hashable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64
    /// The rest: 0 to 999,999,999.
    public var nanoseconds: Int32

    /// A moment by seconds and nanoseconds since 1970.
    public init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// A moment by nanoseconds since 1970.
    public init(nanosecondsSince1970 total: Int64) {
        let (quotient, remainder) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        seconds = remainder < 0 ? quotient - 1 : quotient
        nanoseconds = Int32(remainder < 0 ? remainder + 1_000_000_000 : remainder)
    }

    /// `0001-01-01T00:00:00Z`, which the engine prints for what has not happened.
    public static let never = Timestamp(seconds: -62_135_596_800)

    /// `seconds.nanoseconds`, the form of the `since` and `until` parameters.
    public var queryValue: String {
        let digits = String(nanoseconds)
        return "\(seconds)." + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    }
}

extension Timestamp: Comparable {
    /// Whether one moment is before another.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// The time that passed from one moment to another.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        .seconds(left.seconds - right.seconds) + .nanoseconds(Int64(left.nanoseconds) - Int64(right.nanoseconds))
    }
}
