/// Something about a service's resources that its author should know.
public struct ResourceFinding: Sendable, Hashable {
    /// What kind of thing it is.
    public var kind: Kind
    /// The service.
    public var service: String
    /// One sentence without the service's name.
    public var message: String
    /// Where it was written, or where the service begins.
    public var location: SourceLocation?

    /// A finding about a service.
    public init(_ kind: Kind, service: String, _ message: String, at location: SourceLocation? = nil) {
        self.kind = kind
        self.service = service
        self.message = message
        self.location = location
    }

    /// The kinds of findings; more may come.
    public struct Kind: Sendable, Hashable, CustomStringConvertible {
        /// A stable name, such as `no-memory-limit`.
        public let description: String

        /// The service asks for no CPU.
        public static let noCPUs = Kind(description: "no-cpus")
        /// The service asks for no memory.
        public static let noMemory = Kind(description: "no-memory")
        /// The service's memory has no limit.
        public static let noMemoryLimit = Kind(description: "no-memory-limit")
        /// More is reserved than the limit allows.
        public static let reservationAboveLimit = Kind(description: "reservation-above-limit")
        /// Less memory than the engine accepts: 6 MB.
        public static let belowMinimum = Kind(description: "below-minimum")
        /// Values that the engine refuses, alone or together.
        public static let refused = Kind(description: "refused")
        /// All GPUs of the machine, however many there are, which count as one.
        public static let allGPUs = Kind(description: "all-gpus")
        /// A size that depends on the machine, or is none, and counts as nothing.
        public static let unknownSize = Kind(description: "unknown-size")
        /// Figures beyond what can be counted.
        public static let tooLarge = Kind(description: "too-large")
    }
}

extension ResourceFinding: CustomStringConvertible {
    /// `file:line:column: service NAME: message`
    public var description: String {
        (location.map { "\($0): " } ?? "") + "service \(service): \(message)"
    }
}
