import FoundationEssentials
import PodTestSupport

/// The part of `--format json` that tests look at.
struct Totals: Decodable {
    var version: Int
    var project: String
    var total: Figures
    var mesos: Mesos
    var peak: Peak?
    var services: [Service]
    var ports: [Port]
    var findings: [Finding]

    struct Figures: Decodable {
        var cpus: Decimal
        var cpusLimit: Decimal?
        var memoryBytes: Int64
        var memoryLimitBytes: Int64?
        var ports: Int?
    }
    struct Mesos: Decodable {
        var resources: [String: Decimal]
        var limits: [String: Decimal?]
    }
    struct Peak: Decodable, Equatable {
        var cpus: [String]
        var memory: [String]
    }
    struct Service: Decodable {
        var name: String
        var containers: Int
        var total: Figures
        var asksForNo: [String]
    }
    struct Port: Decodable, Equatable {
        var service: String
        var kind: String
        var published: String?
        var target: Int
        var `protocol`: String
    }
    struct Finding: Decodable, Equatable {
        var kind: String
        var service: String
        var line: Int?
    }
}

extension ProgramOutcome {
    /// What it printed with `--format json`.
    func totals() throws -> Totals {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Totals.self, from: Data(succeeded().output.utf8))
    }
}
