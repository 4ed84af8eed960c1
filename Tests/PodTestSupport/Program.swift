import Subprocess
import SystemPackage

/// A program that a test runs, with what it is given.
package struct Program: Sendable {
    /// A path, or a name that is looked for in `PATH`.
    package var executable: String
    /// Changes to the test's own environment; nil takes a variable away.
    package var environment: [String: String?] = [:]
    /// Where it runs; the test's own directory if nil.
    package var directory: String?

    /// Variables of the tests, which the programs take for misspelt keys.
    private static let ownVariables = ["PODKIT_TEST_PATIENCE", "PODKIT_REQUIRE_ENGINE"]

    package init(_ executable: String, environment: [String: String?] = [:], directory: String? = nil) {
        self.executable = executable
        self.environment = environment
        self.directory = directory
    }

    /// A program of this package, built beside the tests.
    package static func built(_ name: String) throws -> Program {
        // The test bundle is itself the running program.
        let tests = try FilePath(Repository.resolve("/proc/self/exe"))
        return Program(tests.removingLastComponent().appending(name).string)
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - input: What it reads from its standard input.
    ///   - limit: When it is stopped, by `SIGTERM` and then by `SIGKILL`, and the test fails.
    /// - Throws: ``ProgramError`` if it cannot be started or does not end within the limit; how it ends is no error.
    @discardableResult
    package func run(
        _ arguments: [String] = [],
        input: String = "",
        within limit: Duration = .seconds(60)
    ) async throws -> ProgramOutcome {
        try await run(arguments, input: input, within: limit) { _ in }
    }

    /// Runs the program while `body` looks at its output and sends it signals, and then to its end.
    ///
    /// If `body` throws, the program is stopped, by `SIGTERM` and ten seconds later by `SIGKILL`.
    @discardableResult
    package func run(
        _ arguments: [String] = [],
        input: String = "",
        within limit: Duration = .seconds(60),
        body: @escaping @Sendable (RunningProgram) async throws -> Void
    ) async throws -> ProgramOutcome {
        let limit = limit * Patience.factor
        return try await withTemporaryDirectory { directory in
            // Files, not pipes: what a program wrote is all there when it has ended, whoever else still holds them open.
            let output = directory.appending("output")
            let errors = directory.appending("errors")
            let status = try await withThrowingTaskGroup(of: Int32?.self) { group in
                group.addTask { try await start(arguments, input, output, errors, body) }
                group.addTask {
                    try await Task.sleep(for: limit)
                    return nil
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            let outcome = try ProgramOutcome(
                command: ([executable] + arguments).joined(separator: " "),
                status: status ?? -1,
                output: String(contentsOf: output),
                errors: String(contentsOf: errors)
            )
            guard status != nil else { throw ProgramError("did not end within \(limit)", outcome) }
            return outcome
        }
    }

    private func start(
        _ arguments: [String],
        _ input: String,
        _ output: FilePath,
        _ errors: FilePath,
        _ body: (RunningProgram) async throws -> Void
    ) async throws -> Int32 {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(10))]
        let flags: FileDescriptor.OpenOptions = [.create, .truncate, .append]
        let unset = Dictionary(uniqueKeysWithValues: Self.ownVariables.map { ($0, nil as String?) })
        let changes = unset.merging(environment) { $1 }
        let result = try await Subprocess.run(
            executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
            arguments: Arguments(arguments),
            environment: .inherit.updating(
                Dictionary(uniqueKeysWithValues: changes.map { (.init(stringLiteral: $0.key), $0.value) })
            ),
            workingDirectory: directory.map { FilePath($0) },
            platformOptions: options,
            input: .string(input),
            output: .fileDescriptor(
                .open(output, .writeOnly, options: flags, permissions: .ownerReadWrite),
                closeAfterSpawningProcess: true
            ),
            error: .fileDescriptor(
                .open(errors, .writeOnly, options: flags, permissions: .ownerReadWrite),
                closeAfterSpawningProcess: true
            )
        ) { execution in
            try await body(
                RunningProgram(identifier: execution.processIdentifier.value, output: output, errors: errors)
            )
        }
        return switch result.terminationStatus {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
