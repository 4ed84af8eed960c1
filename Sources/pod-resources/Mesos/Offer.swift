import PodCompose

/// Resources in the notation of Mesos: `cpus:4;mem:8192;ports:[31000-31005]`. A role in brackets may follow a name;
/// what is named twice adds up.
struct Offer: Hashable {
    /// Scalars by name in thousandths, rounded down.
    private(set) var scalars: [String: Int64] = [:]
    private(set) var ports: [ClosedRange<Int>] = []

    struct Failure: Error {
        let message: String
    }

    init(_ text: String) throws(Failure) {
        var isEmpty = true
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let resource = part.filter { $0 != " " }
            if resource.isEmpty { continue }
            isEmpty = false
            guard let colon = resource.firstIndex(of: ":"), colon > resource.startIndex else {
                throw Failure(message: "`\(resource)` is no resource: write name:value, such as cpus:4")
            }
            let name = resource[..<colon].prefix { $0 != "(" }
            let value = resource[resource.index(after: colon)...]
            if name == "ports" {
                ports += try Self.ranges(value)
            } else if value.hasPrefix("[") || value.hasPrefix("{") {
                // Ranges and sets of other things: nothing that a pod asks for.
                continue
            } else {
                scalars[String(name), default: 0] += try Self.scalar(value, of: resource)
            }
        }
        if isEmpty { throw Failure(message: "there is no resource in it: write name:value, such as cpus:4") }
    }

    /// How many different ports there are.
    var portCount: Int64 {
        var count = 0
        var end = 0
        for range in ports.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            count += max(0, range.upperBound - max(range.lowerBound - 1, end))
            end = max(end, range.upperBound)
        }
        return Int64(count)
    }

    func hasPort(_ number: Int) -> Bool {
        ports.contains { $0.contains(number) }
    }

    private static func scalar(_ text: Substring, of resource: String) throws(Failure) -> Int64 {
        guard let value = FixedPoint.parse(String(text), fractionDigits: 9), value >= 0 else {
            throw Failure(message: "`\(resource)`: `\(text)` is no amount")
        }
        // Beyond nine billion an offer is as good as endless, and sums of thousandths still fit.
        return value / 1_000_000
    }

    private static func ranges(_ text: Substring) throws(Failure) -> [ClosedRange<Int>] {
        guard text.hasPrefix("["), text.hasSuffix("]"), text.count >= 2 else {
            throw Failure(message: "`ports:\(text)`: write ranges in brackets, such as ports:[31000-31005]")
        }
        var ranges: [ClosedRange<Int>] = []
        for part in text.dropFirst().dropLast().split(separator: ",") {
            let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
            guard (1...2).contains(bounds.count), let first = bounds[0], let last = bounds[bounds.count - 1],
                first <= last
            else { throw Failure(message: "`ports:\(text)`: `\(part)` is no range of ports") }
            ranges.append(Int(first)...Int(last))
        }
        return ranges
    }
}
