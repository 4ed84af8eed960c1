extension Duration {
    /// Parses a duration as Mesos writes it: a decimal number and its unit, such as `15mins` or `1.5secs`
    /// (`stout/duration.hpp`).
    ///
    /// - Returns: `nil` for text that is none, or is longer than Mesos can count, 292 years.
    public init?(mesos text: some StringProtocol) {
        let number = text.prefix { $0 == "." || ("0"..."9").contains($0) }
        guard let unit = Self.mesosUnits[String(text[number.endIndex...])] else { return nil }
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, number.contains(where: \.isNumber) else { return nil }
        let fraction = parts.dropFirst().first ?? ""
        guard fraction.allSatisfy(\.isNumber), let units = whole.isEmpty ? 0 : Int64(whole) else { return nil }
        let (nanoseconds, overflow) = units.multipliedReportingOverflow(by: unit)
        // A fraction is below one unit, so that it fits as well, and digits beyond a nanosecond do not count.
        let rest = Int64((Double("0.\(fraction.isEmpty ? "0" : String(fraction))") ?? 0) * Double(unit))
        let (sum, carry) = nanoseconds.addingReportingOverflow(rest)
        guard !overflow, !carry else { return nil }
        self = .nanoseconds(sum)
    }

    /// Nanoseconds in each unit.
    private static let mesosUnits: [String: Int64] = [
        "ns": 1,
        "us": 1000,
        "ms": 1_000_000,
        "secs": 1_000_000_000,
        "mins": 60 * 1_000_000_000,
        "hrs": 3600 * 1_000_000_000,
        "days": 86_400 * 1_000_000_000,
        "weeks": 604_800 * 1_000_000_000,
    ]
}
