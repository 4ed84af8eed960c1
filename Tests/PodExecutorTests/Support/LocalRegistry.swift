import FoundationEssentials
import PodTestSupport
import SystemPackage

/// Debian's `docker-registry` on a port of the loopback interface, while a test needs it.
enum LocalRegistry {
    static let program = "/usr/bin/docker-registry"
    static let account = "podkit:open-sesame"
    /// The account for Apache's htpasswd format, with the bcrypt hash that the registry insists on.
    private static let htpasswd = "podkit:$2y$05$abcdefghijklmnopqrstuutXu9KzOt.1yBoZUeFWoT/914/JfszCO\n"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Runs `body` with the registry's address.
    static func with(password: Bool, _ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let address = "127.0.0.1:\(HostPorts.one())"
        try await withTemporaryDirectory { directory in
            var text = """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: \(directory)/data}}
                http: {addr: "\(address)"}

                """
            if password {
                let file = try directory.write("htpasswd", htpasswd)
                text += "auth: {htpasswd: {realm: test, path: \(file)}}\n"
            }
            let configuration = try directory.write("config.yml", text)
            _ = try await Program(program).run(["serve", configuration.string], within: .seconds(90)) { registry in
                try await eventually("the registry answers") {
                    try await Program("curl").run(["-s", "http://\(address)/v2/"]).status == 0
                }
                try await body(address)
                try registry.send(15)
            }
        }
    }

    /// The text of a Docker configuration file with the account's password for a registry.
    static func configuration(_ address: String, account: String = account) -> String {
        #"{"auths": {"\#(address)": {"auth": "\#(Data(account.utf8).base64EncodedString())"}}}"#
    }

    /// Gives the registry the test image under a name, of which the engine then knows nothing.
    static func push(_ reference: String, account: String? = nil) async throws {
        let name = reference.prefix(upTo: reference.lastIndex(of: ":") ?? reference.endIndex)
        let tag = reference.suffix(from: reference.lastIndex(of: ":") ?? reference.endIndex).dropFirst()
        try await Engine.call("POST", "/images/\(Engine.image)/tag?repo=\(name)&tag=\(tag)")
        let parts = (account ?? ":").split(separator: ":", omittingEmptySubsequences: false)
        let credentials = #"{"username": "\#(parts[0])", "password": "\#(parts[1])"}"#
        let header = "X-Registry-Auth: \(Data(credentials.utf8).base64EncodedString())"
        let answer = try await Program(Repository.path("Scripts/engine"))
            .run(["POST", "/images/\(name)/push?tag=\(tag)", "-H", header]).succeeded().output
        guard !answer.contains("errorDetail") else { throw RegistryError(answer: answer) }
        try await Engine.call("DELETE", "/images/\(reference)")
    }

    struct RegistryError: Error { var answer: String }
}
