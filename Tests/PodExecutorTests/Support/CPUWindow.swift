/// What a pod used of the cpus in a span of time, by its cgroup's account.
struct CPUWindow: Sendable {
    var cpus: Double

    static func measure(_ name: String, for span: Duration) async throws -> CPUWindow {
        let began = ContinuousClock.now
        let before = try seconds(of: name)
        try await Task.sleep(for: span)
        let used = try seconds(of: name) - before
        return CPUWindow(cpus: used / ((ContinuousClock.now - began) / .seconds(1)))
    }

    /// `cpuacct.usage` on v1, in nanoseconds; `usage_usec` of `cpu.stat` on v2.
    private static func seconds(of name: String) throws -> Double {
        let nanoseconds = try Cgroups.read(("cpuacct/cpuacct.usage", "no-such-file"), of: name)
        if let value = Double(nanoseconds.prefix { $0 != "\n" }) { return value / 1e9 }
        let stat = try Cgroups.read(("cpu/cpu.stat", "cpu.stat"), of: name)
        let usage = stat.split(separator: "\n").first { $0.hasPrefix("usage_usec ") }?.dropFirst("usage_usec ".count)
        return (usage.flatMap { Double($0) } ?? 0) / 1e6
    }
}
