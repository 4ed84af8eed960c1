import PodCompose
import Testing

/// The project's own files, one for each feature of the Compose Specification, against what docker compose made of them.
@Suite struct FixtureTests {
    @Test(arguments: ComposeFixture.all)
    func loadsAsTheReferenceDoes(_ fixture: ComposeFixture) throws {
        let project = try Project.load(try fixture.options()).project
        let text = try project.text(as: .json).replacing(fixture.directory, with: "@DIR@")
            .replacing(ComposeFixture.root, with: "@DIR@/..")
        #expect(text.trimmingEnd == (try fixture.expected()))
    }

    /// The canonical form means what the file meant: loaded again, it comes out the same. The exceptions are those of
    /// the reference: it doubles dollars in keys, which it does not interpolate, takes names with `x-` for extensions
    /// once they are keys, refuses the -1 that it prints, and prints hosts without addresses as a list of none.
    @Test(
        arguments: ComposeFixture.all.filter {
            !["interpolation", "free-names", "unlimited-swap", "empty-parts"].contains($0.name)
        }
    )
    func canonicalYAMLLoadsToTheSameProject(_ fixture: ComposeFixture) throws {
        let project = try Project.load(try fixture.options()).project
        let text = try project.text(as: .yaml).replacing("$", with: "$$")
        var options = try fixture.options()
        options.files = ["-"]
        options.envFiles = []
        options.fileSource = TextFile(text)
        let again = try Project.load(options).project
        #expect(try again.text(as: .yaml) == project.text(as: .yaml))
    }

    static let refusals: [String] = {
        let text = (try? DiskFiles().read("\(ComposeFixture.root)/refused/expected.txt")) ?? []
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }()

    @Test(arguments: refusals)
    func refusesAtThePlaceThatIsAtFault(_ message: String) throws {
        let file = String(message.prefix { $0 != ":" })
        let options = LoadOptions(
            files: [file],
            environment: ["HOME": "/home/user"],
            currentDirectory: "\(ComposeFixture.root)/refused"
        )
        let error = #expect(throws: ComposeError.self) { try Project.load(options) }
        #expect(error?.description.replacing(ComposeFixture.root, with: "@DIR@") == message)
    }

    @Test func everyRefusedFileIsExpected() throws {
        #expect(ComposeFixture.all.count > 40)
        #expect(Self.refusals.count > 50)
    }
}

/// One text as standard input, and nothing else.
private struct TextFile: FileSource {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard path == "-" else { throw ComposeError(.fileNotFound, "no \(path)") }
        return bytes
    }
    func kind(of path: String) -> FileKind? { nil }
    func resolvingLinks(in path: String) -> String? { nil }
    func isLink(_ path: String) -> Bool { false }
}
