/// `mesos.v1.Value.Scalar`: a number, which may be infinite where it is a limit.
public struct Scalar: Hashable, Sendable, Codable {
    /// The number.
    public var value: Double

    /// Makes one of a number.
    public init(_ value: Double) {
        self.value = value
    }
}
