/// What a pod used of the cpus in a span of time, by its cgroup's account.
struct CPUWindow: Sendable {
    var cpus: Double
    /// Whether the quota, and not other work on the machine, kept it from using more.
    var isHeldByQuota: Bool

    static func measure(_ name: String, for span: Duration) async throws -> CPUWindow {
        let began = ContinuousClock.now
        let (before, after) = (try Account(name), try await later(span) { try Account(name) })
        let elapsed = (ContinuousClock.now - began) / .seconds(1)
        let periods = after.periods - before.periods
        return CPUWindow(
            cpus: (after.seconds - before.seconds) / elapsed,
            isHeldByQuota: periods > 0 && after.throttled - before.throttled >= 0.95 * periods
        )
    }

    private static func later<Value>(_ span: Duration, _ body: () throws -> Value) async throws -> Value {
        try await Task.sleep(for: span)
        return try body()
    }

    private struct Account {
        var seconds: Double
        var periods: Double
        var throttled: Double

        init(_ name: String) throws {
            let stat = try Cgroups.read(("cpu/cpu.stat", "cpu.stat"), of: name)
            func value(_ key: String) -> Double? {
                stat.split(separator: "\n").first { $0.hasPrefix("\(key) ") }.flatMap {
                    Double($0.dropFirst(key.count + 1))
                }
            }
            let nanoseconds = try Cgroups.read(("cpuacct/cpuacct.usage", "no-such-file"), of: name)
            seconds = (Double(nanoseconds.prefix { $0 != "\n" }).map { $0 / 1e9 }) ?? (value("usage_usec") ?? 0) / 1e6
            periods = value("nr_periods") ?? 0
            throttled = value("nr_throttled") ?? 0
        }
    }
}
