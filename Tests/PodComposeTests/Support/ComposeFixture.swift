import FoundationEssentials
import PodCompose
import Testing

/// A project of `Fixtures/compose`, with how it is to be loaded.
struct ComposeFixture: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    static let root = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined() + "/Fixtures/compose"

    /// Every directory but that of the refusals.
    static let all: [ComposeFixture] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return names.filter { $0 != "refused" && DiskFiles().kind(of: "\(root)/\($0)") == .directory }
            .sorted().map(ComposeFixture.init)
    }()

    var directory: String { "\(Self.root)/\(name)" }

    /// What `case.json` may say.
    private struct Given: Decodable {
        var files: [String]?
        var profiles: [String]?
        var envFiles: [String]?
        var services: [String]?
        var environment: [String: String]?
    }

    /// What `case.json` says, else `compose.yaml` in an environment without anything of its own.
    func options() throws -> LoadOptions {
        var options = LoadOptions(
            files: ["compose.yaml"],
            environment: ["HOME": "/home/user"],
            currentDirectory: directory
        )
        let path = "\(directory)/case.json"
        guard DiskFiles().kind(of: path) == .file else { return options }
        let given = try JSONDecoder().decode(Given.self, from: Data(try DiskFiles().read(path)))
        options.files = given.files ?? options.files
        options.profiles = given.profiles ?? []
        options.envFiles = given.envFiles ?? []
        options.services = given.services ?? []
        options.environment.merge(given.environment ?? [:]) { _, new in new }
        return options
    }

    /// What the reference printed. It doubles every dollar, so that its output can be read again.
    func expected() throws -> String {
        let text = String(decoding: try DiskFiles().read("\(directory)/expected.json"), as: UTF8.self)
        return text.replacing("$$", with: "$").trimmingEnd
    }
}

extension String {
    var trimmingEnd: String { String(reversed().drop(while: \.isNewline).reversed()) }
}
