import FoundationEssentials
import Subprocess
import SystemPackage

/// A program `docker-credential-<name>` that speaks for a store of credentials: the registry's key in, JSON out.
struct CredentialHelper {
    let name: String
    let environment: [String: String]

    private static let outputLimit = 64 << 10

    /// The credentials under `key`, or `nil` if the store has none.
    ///
    /// - Throws: ``DockerError/Code/noCredentialHelper`` if there is no such program, ``DockerError/Code/credentials``,
    ///   ``DockerError/Code/timedOut``; never with what the helper printed,
    ///   which may hold a secret.
    func credentials(for key: String, timeout: Duration) async throws -> RegistryCredentials? {
        let program = "docker-credential-\(name)"
        let (status, output) = try await withThrowingTaskGroup(of: (TerminationStatus, String)?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await run(program, key) }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            guard let ended = try await group.next() ?? nil else {
                throw DockerError(.timedOut, "\(program) did not answer within \(timeout)")
            }
            return ended
        }
        guard case .exited(0) = status else {
            if output.contains("credentials not found") { return nil }
            throw DockerError(.credentials, "\(program) failed for \(key): \(status)")
        }
        return try Self.parse(output, key: key, program: program)
    }

    private func run(_ program: String, _ key: String) async throws -> (TerminationStatus, String) {
        var options = PlatformOptions()
        // Its own group, so that what it has started ends with it; by a signal that none of them can ignore, since the
        // sequence is over as soon as the helper itself is.
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))
        ]
        let input = try Self.pipe(holding: key)
        defer { try? input.close() }
        do {
            let result = try await Subprocess.run(
                .name(program),
                arguments: ["get"],
                environment: .custom(
                    Dictionary(
                        environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) },
                        uniquingKeysWith: { first, _ in first }
                    )
                ),
                platformOptions: options,
                input: .fileDescriptor(input, closeAfterSpawningProcess: false),
                output: .string(limit: Self.outputLimit),
                error: .discarded
            )
            return (result.terminationStatus, result.standardOutput)
        } catch let error as SubprocessError {
            guard isInstalled(program) else {
                throw DockerError(.noCredentialHelper, "\(program) is not installed")
            }
            throw DockerError(.credentials, "\(program) cannot be run: \(error)")
        }
    }

    /// Whether there is a file of this name where programs are looked for, whatever may be wrong with it.
    private func isInstalled(_ program: String) -> Bool {
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").contains { FileManager.default.fileExists(atPath: "\($0)/\(program)") }
    }

    /// A pipe to read `text` from, written beforehand: a helper may end without reading its input.
    private static func pipe(holding text: String) throws -> SystemPackage.FileDescriptor {
        let (reading, writing) = try SystemPackage.FileDescriptor.pipe()
        do {
            _ = try writing.closeAfter { try writing.writeAll(text.utf8) }
        } catch {
            try? reading.close()
            throw error
        }
        return reading
    }

    /// Reads a helper's answer; a user named `<token>` means an identity token.
    static func parse(_ output: String, key: String, program: String) throws -> RegistryCredentials {
        struct Answer: Decodable {
            var username: String
            var secret: String

            enum CodingKeys: String, CodingKey {
                case username = "Username"
                case secret = "Secret"
            }
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(output.utf8)) else {
            throw DockerError(.credentials, "the answer of \(program) for \(key) cannot be read")
        }
        if answer.username == "<token>" {
            return RegistryCredentials(serverAddress: key, identityToken: answer.secret)
        }
        return RegistryCredentials(serverAddress: key, username: answer.username, password: answer.secret)
    }
}

extension DockerConfiguration {
    /// The credentials for an image's registry, or `nil` if there are none: the file's, or a helper's.
    ///
    /// - Parameters:
    ///   - environment: the helper's environment; its `PATH` is where the helper is looked for.
    ///   - timeout: how long a helper may take.
    /// - Throws: ``DockerError``; with ``DockerError/Code/noCredentialHelper`` an image that everybody may pull can still
    ///   be pulled.
    public func credentials(
        for reference: ImageReference,
        environment: [String: String],
        timeout: Duration = .seconds(30)
    ) async throws -> RegistryCredentials? {
        switch try source(for: reference) {
        case .none: return nil
        case .inFile(let credentials): return credentials
        case .helper(let name, let key):
            let helper = CredentialHelper(name: name, environment: environment)
            // A store that has nothing for a registry leaves what an older login wrote into the file; and so does one
            // that cannot be asked, because the file was made on a machine that has its helper.
            do {
                return try await helper.credentials(for: key, timeout: timeout) ?? inFile(for: reference)
            } catch let error as DockerError where error.code == .noCredentialHelper {
                guard let credentials = try inFile(for: reference) else { throw error }
                return credentials
            }
        }
    }
}
