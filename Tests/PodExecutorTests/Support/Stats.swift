import FoundationEssentials

/// A line of `stats --format json`.
struct Stats: Decodable, Sendable {
    struct Part: Decodable, Sendable {
        struct CPU: Decodable, Sendable {
            var cpus: Double?
            var limit: Double?
            var seconds: Double
        }

        struct Memory: Decodable, Sendable {
            var current: UInt64
            var workingSet: UInt64
            var limit: UInt64?
        }

        struct Pids: Decodable, Sendable {
            var current: Int
            var limit: Int?
            var refusals: Int
        }

        var name: String
        var service: String?
        var cpu: CPU
        var memory: Memory
        var pids: Pids
    }

    var cgroup: String?
    var pod: Part
    var containers: [Part]

    init(_ line: String) throws { self = try JSONDecoder().decode(Stats.self, from: Data(line.utf8)) }
}
