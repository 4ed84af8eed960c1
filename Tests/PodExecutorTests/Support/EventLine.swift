import FoundationEssentials
import PodTestSupport

/// A line of `--events json`.
struct EventLine: Decodable, Sendable {
    struct Port: Decodable, Sendable {
        var service: String
        var hostPort: Int?
        var containerPort: Int
        var transport: String
    }

    var time: Double
    var event: String
    var service: String?
    var subject: String?
    var message: String?
    var status: Int?
    var signal: Int?
    var outOfMemory: Bool?
    var memoryLimitOf: String?
    var memoryLimit: Int64?
    var ports: [Port]?
}

extension ProgramOutcome {
    /// The standard output as events; every line must be one.
    func events() throws -> [EventLine] {
        try outputLines.map { try JSONDecoder().decode(EventLine.self, from: Data($0.utf8)) }
    }
}

extension [EventLine] {
    /// Where an event first is.
    func position(_ event: String, _ service: String? = nil) -> Int? {
        firstIndex { $0.event == event && (service == nil || $0.service == service) }
    }

    /// Whether one event comes before another, and both come.
    func has(_ first: (String, String?), before second: (String, String?)) -> Bool {
        guard let one = position(first.0, first.1), let two = position(second.0, second.1) else { return false }
        return one < two
    }
}
