import PodTestSupport
import SystemPackage
import Testing

/// One run of `pod-executor run`, with a Compose file that a test has written.
struct PodRun: Sendable {
    /// The pod's name, which no other test has.
    let name: String
    var files: [String: String]
    var options: [String] = []
    var environment: [String: String?] = [:]
    /// A program and its first arguments, that then becomes `pod-executor`.
    var launcher: [String] = []

    /// - Parameter yaml: The Compose file; `IMAGE` stands for the test image.
    init(_ yaml: String, name: String = uniqueName("pod"), files: [String: String] = [:], options: [String] = []) {
        self.name = name
        self.files = files
        self.files["compose.yaml"] = yaml.replacing("IMAGE", with: Engine.image)
        self.options = options
    }

    /// One of `Fixtures/pods`, as it is.
    init(fixture: String, name: String = uniqueName("pod"), options: [String] = []) {
        self.name = name
        self.files = [:]
        self.options = ["-f", Repository.path("Fixtures/pods/\(fixture)")] + options
    }

    /// Runs the pod to its end while `body` watches, and checks that nothing of it is left.
    func outcome(
        within limit: Duration = .seconds(60),
        sourceLocation: SourceLocation = #_sourceLocation,
        body: @escaping @Sendable (RunningProgram) async throws -> Void = { _ in }
    ) async throws -> ProgramOutcome {
        let before = try await Engine.traces(of: name)
        #expect(before.isEmpty, sourceLocation: sourceLocation)
        let outcome = try await withTemporaryDirectory { directory in
            for (path, text) in files { try directory.write(path, text) }
            var program = try Program.built("pod-executor")
            program.directory = directory.string
            var command = launcher + [program.executable, "run", "--name", name] + options
            program.executable = command.removeFirst()
            program.environment = environment
            return try await program.run(command, within: limit, body: body)
        }
        try await expectNothingLeft(sourceLocation)
        return outcome
    }

    private func expectNothingLeft(_ sourceLocation: SourceLocation) async throws {
        let traces = try await Engine.traces(of: name)
        #expect(traces.isEmpty, "left behind: \(traces)", sourceLocation: sourceLocation)
        let cgroups = try Cgroups.named(name)
        #expect(cgroups.isEmpty, "left behind: \(cgroups)", sourceLocation: sourceLocation)
    }
}

extension RunningProgram {
    /// Waits until the pod runs.
    func runs() async throws { try await errorLine(containing: "running") }
}

extension ProgramOutcome {
    /// What a container of the service printed, in its order.
    func printed(by service: String, in text: String? = nil) -> [String] {
        (text ?? output).split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].trimmed == service else { return nil }
            return String(parts[1].dropFirst())
        }
    }

    /// The last line of the standard error: the reason of a failure.
    var reason: String { errorLines.last.map { String($0) } ?? "" }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
