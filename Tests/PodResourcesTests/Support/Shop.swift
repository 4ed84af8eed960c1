import PodTestSupport
import SystemPackage
import Testing

/// A pod with everything that is added up, in a directory of its own.
struct Shop {
    static let compose = """
        services:
          db:
            image: db
            cpus: 1.5
            mem_limit: 1g
            mem_reservation: 512m
            shm_size: 256m
            storage_opt: {size: 10G}
            ports: ["5432"]
          seed:
            image: seed
            cpus: 0.1
            mem_limit: 2g
            depends_on: [db]
          web:
            image: web
            deploy: {replicas: 3, resources: {limits: {cpus: '0.5', memory: 64m}, reservations: {cpus: '0.1'}}}
            ports: ["8080:80", "53:53/udp", "53:53"]
            depends_on: {seed: {condition: service_completed_successfully}}

        """

    let directory: FilePath
    var environment: [String: String?] = [:]

    /// Runs `body` with the shop, or other text, as `compose.yaml` in a new directory.
    static func with<Value>(_ text: String = compose, _ body: (Shop) async throws -> Value) async throws -> Value {
        try await withTemporaryDirectory { directory in
            try directory.write("shop/compose.yaml", text)
            return try await body(Shop(directory: directory.appending("shop")))
        }
    }

    /// Runs the program in the directory, with none of the variables that it reads.
    func resources(_ arguments: String..., input: String = "") async throws -> ProgramOutcome {
        try await resources(arguments, input: input)
    }

    /// Runs the program in the directory, with none of the variables that it reads.
    func resources(_ arguments: [String], input: String = "") async throws -> ProgramOutcome {
        var program = try Program.built("pod-resources")
        program.directory = directory.string
        let unset = [
            "COMPOSE_FILE", "COMPOSE_PROFILES", "COMPOSE_ENV_FILES", "COMPOSE_PROJECT_NAME", "PODKIT_CONFIG",
            "PODKIT_OVERHEAD_CPUS", "PODKIT_OVERHEAD_MEMORY",
        ]
        program.environment = Dictionary(uniqueKeysWithValues: unset.map { ($0, nil) })
        program.environment["PWD"] = directory.string
        program.environment.merge(environment) { $1 }
        return try await program.run(arguments, input: input)
    }

    /// Runs the program and expects that it ends well and says to request this: `cpus:1.91;mem:2784 and 7 ports`.
    func expect(
        _ request: String,
        from arguments: String...,
        input: String = "",
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await resources(arguments, input: input)
        #expect(outcome.status == 0 && outcome.request == request[...], "\(outcome)", sourceLocation: location)
    }

    /// Runs the program and expects that it ends like this.
    func expect(
        status: Int32,
        from arguments: String...,
        input: String = "",
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await resources(arguments, input: input)
        #expect(outcome.status == status, "\(outcome)", sourceLocation: location)
    }
}

extension ProgramOutcome {
    /// The line that ends a table with what to request: `cpus:1.91;mem:2784;disk:10240 and 7 ports`.
    var request: Substring? {
        outputLines.first { $0.hasPrefix("request from Mesos: ") }?.dropFirst("request from Mesos: ".count)
    }
}
