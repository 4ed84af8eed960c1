/// `mesos.v1.Value.Scalar`: a number, which may be infinite where it is a limit.
public struct Scalar: Hashable, Sendable {
    /// The number.
    public var value: Double

    /// Makes one of a number.
    public init(_ value: Double) {
        self.value = value
    }
}

extension Scalar: Codable {
    private enum CodingKeys: String, CodingKey {
        case value
    }

    /// Decodes `{"value": …}`, in which infinity is text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try? container.decode(String.self, forKey: .value) {
        case "Infinity": value = .infinity
        case "-Infinity": value = -.infinity
        case "NaN": value = .nan
        default: value = try container.decode(Double.self, forKey: .value)
        }
    }

    /// Encodes `{"value": …}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if value.isFinite {
            try container.encode(value, forKey: .value)
        } else {
            try container.encode(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity", forKey: .value)
        }
    }
}
