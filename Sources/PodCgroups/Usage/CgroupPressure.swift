/// Pressure stall information: how much of the time work stood still for want of a resource
/// (Documentation/accounting/psi.rst).
public struct CgroupPressure: Hashable, Sendable {
    /// Some tasks were stalled.
    public var some: Stall
    /// All tasks were stalled at once. Kernels before 5.13 do not have it for the cpu.
    public var full: Stall?

    /// How long tasks stood still.
    public struct Stall: Hashable, Sendable {
        /// Percent of the last ten seconds.
        public var average10: Double
        /// Percent of the last minute.
        public var average60: Double
        /// Percent of the last five minutes.
        public var average300: Double
        /// Since the cgroup was created.
        public var total: Duration
    }

    /// What there can be a want of.
    public enum Resource: String, Hashable, Sendable {
        case cpu, memory, io
    }
}

extension CgroupPressure {
    /// From `some avg10=0.00 avg60=0.00 avg300=0.00 total=0`, and the same of `full`.
    init?(_ text: String) {
        let lines = CgroupText.nestedKeyed(text)
        guard let some = lines["some"].flatMap(Stall.init) else { return nil }
        self.init(some: some, full: lines["full"].flatMap(Stall.init))
    }
}

extension CgroupPressure.Stall {
    fileprivate init?(_ values: [Substring: Substring]) {
        guard let average10 = values["avg10"].flatMap({ Double($0) }),
            let average60 = values["avg60"].flatMap({ Double($0) }),
            let average300 = values["avg300"].flatMap({ Double($0) }),
            let total = values["total"].flatMap({ Int64($0) })
        else { return nil }
        self.init(
            average10: average10,
            average60: average60,
            average300: average300,
            total: .microseconds(total)
        )
    }
}
