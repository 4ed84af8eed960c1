import FoundationEssentials
import Glibc
import OrderedCollections
import PodCompose
import Testing

/// Files made to exhaust or crash whoever loads them: refused with a reason, in bounded time. One after the other, so
/// that other tests get a thread.
@Suite(.serialized, .timeLimit(.minutes(5))) struct HostileInputTests {
    private static let service = "services: {web: {image: i}}\n"

    /// Of computing: far above what any of these takes, far below what a mistake would cost.
    private static let bound = Duration.seconds(20)

    private func expectRefusal(
        _ files: MemoryFiles,
        _ code: ComposeError.Code,
        at place: String? = nil,
        location: Testing.SourceLocation = #_sourceLocation
    ) {
        var error: ComposeError?
        let used = cpuTime { error = files.failure() }
        #expect(error?.code == code, "\(error?.description ?? "accepted")", sourceLocation: location)
        #expect(used < Self.bound, sourceLocation: location)
        if let place { #expect(error?.location?.description == place, sourceLocation: location) }
    }

    @Test func aliasBombs() {
        for (open, close) in [("[", "]"), ("{a: ", "}")] {
            var text = "x-0: &a0 \(open)x\(close)\n"
            for level in 1...30 {
                let one = "*a\(level - 1)"
                let both = open == "[" ? "[\(one), \(one)]" : "{a: \(one), b: \(one)}"
                text += "x-\(level): &a\(level) \(both)\n"
            }
            expectRefusal(MemoryFiles(["compose.yaml": Self.service + text]), .limit)
        }
    }

    @Test func mergeKeyBomb() {
        var text = "x-0: &a0 {\((0..<100).map { "k\($0): v" }.joined(separator: ", "))}\n"
        for level in 1...40 {
            text +=
                "x-\(level): &a\(level) {<<: [\(repeatElement("*a\(level - 1)", count: 10).joined(separator: ", "))]}\n"
        }
        expectRefusal(MemoryFiles(["compose.yaml": Self.service + text]), .limit)
    }

    @Test func aliasesOfALargeText() {
        let text =
            "x-a: &a \(String(repeating: "x", count: 1 << 20))\n"
            + "x-b: [\(repeatElement("*a", count: 1000).joined(separator: ", "))]\n"
        expectRefusal(MemoryFiles(["compose.yaml": Self.service + text]), .limit)
    }

    @Test func variablesThatGrow() {
        let value = String(repeating: "x", count: 1 << 20)
        let uses = (0..<1000).map { "x-\($0): $BIG\n" }.joined()
        let files = MemoryFiles(["compose.yaml": Self.service + uses, ".env": "BIG=\(value)\n"])
        expectRefusal(files, .limit)
    }

    @Test func dotEnvThatDoubles() {
        let lines = (1...64).map { "A\($0)=${A\($0 - 1)}${A\($0 - 1)}\n" }.joined()
        expectRefusal(MemoryFiles(["compose.yaml": Self.service, ".env": "A0=xxxxxxxx\n" + lines]), .limit)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "&a [", "!!set {"])
    func deepNesting(_ opening: String) {
        let text = String(repeating: opening, count: 50_000)
        #expect(MemoryFiles(["compose.yaml": text]).failure() != nil)
        #expect(MemoryFiles(["compose.yaml": Self.service + "x-a: " + text]).failure() != nil)
    }

    @Test func deepDefaults() {
        let text = String(repeating: "${A:-", count: 50_000) + String(repeating: "}", count: 50_000)
        #expect(MemoryFiles(["compose.yaml": "services: {web: {image: '\(text)'}}\n"]).failure() != nil)
    }

    @Test func hugeScalarsAreText() throws {
        let text = String(repeating: "a b$$ ", count: 1 << 20)
        let files = MemoryFiles(["compose.yaml": "services: {web: {image: i, labels: {l: '\(text)'}}}\n"])
        let project = try files.load().project
        #expect(project.services["web"]?.labels["l"]?.utf8.count == 5 << 20)
    }

    @Test func hugeNumbersAreNoCrash() {
        for attribute in ["cpus", "mem_limit", "scale", "pids_limit", "stop_grace_period", "oom_score_adj"] {
            for value in [
                "1e999999999", String(repeating: "9", count: 100_000), "-0x\(String(repeating: "f", count: 99))",
            ] {
                let text = "services: {web: {image: i, \(attribute): '\(value)'}}\n"
                #expect(MemoryFiles(["compose.yaml": text]).failure() != nil, "\(attribute)")
            }
        }
    }

    @Test func includesThatMultiply() {
        var files = ["compose.yaml": "include: [f0.yaml, f0.yaml]\n" + Self.service]
        for level in 0..<40 {
            files["f\(level).yaml"] = "include: [f\(level + 1).yaml, f\(level + 1).yaml]\n"
        }
        files["f40.yaml"] = Self.service
        expectRefusal(MemoryFiles(files), .limit)
    }

    @Test func circles() {
        expectRefusal(
            MemoryFiles(["compose.yaml": "include: [a.yaml]\n" + Self.service, "a.yaml": "include: [compose.yaml]\n"]),
            .cycle,
            at: "a.yaml:1:11"
        )
        let base = "services: {b: {extends: {file: compose.yaml, service: web}}}\n"
        expectRefusal(
            MemoryFiles([
                "compose.yaml": "services: {web: {extends: {file: base.yaml, service: b}}}\n", "base.yaml": base,
            ]),
            .cycle
        )
    }

    @Test func longChainOfServicesThatExtendEachOther() {
        let chain = (0..<5_000).map { "  s\($0): {extends: s\($0 + 1)}\n" }.joined()
        expectRefusal(MemoryFiles(["compose.yaml": "services:\n\(chain)  s5000: {image: i}\n"]), .limit)
    }

    @Test(arguments: [
        [0xFF, 0xFE, 0x00, 0xD8], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80], [0x00], [0x07],
    ])
    func bytesThatAreNoText(_ bytes: [UInt8]) {
        let prefix = Array("services: {web: {image: i}}\nx-a: ".utf8)
        let error = MemoryFiles(bytes: ["compose.yaml": prefix + bytes + Array("\n".utf8)]).failure()
        #expect(error?.code == .syntax)
        #expect(error?.location?.line == 2)
        // A dotenv file may hold any bytes; those that are no text are replaced.
        let variables = MemoryFiles(bytes: ["compose.yaml": Array(Self.service.utf8), ".env": Array("A=".utf8) + bytes])
        #expect(variables.failure() == nil)
    }

    @Test(arguments: [
        "!!python/object/apply:os.system [ls]", "!ruby/object:Gem {a: b}", "!!js/function 'x'", "!<tag:x> y",
    ])
    func tagsAskForNothing(_ value: String) throws {
        let project = try MemoryFiles(["compose.yaml": Self.service + "x-a: \(value)\n"]).load().project
        #expect(project.extensions["x-a"] != nil)
    }

    @Test func longListsAreComparedInBoundedTime() throws {
        let hosts = (0..<30_000).map { "\"h\($0):192.0.2.1\"" }.joined(separator: ", ")
        let groups = (0..<30_000).map(String.init).joined(separator: ", ")
        let users = (0..<30_000).map { "x-\($0): $V\($0)\n" }.joined()
        let files = MemoryFiles([
            "compose.yaml": "services: {web: {image: i, group_add: [\(groups)], extra_hosts: [\(hosts)]}}\n" + users,
            "second.yaml": "services: {web: {extra_hosts: [\(hosts)]}}\n",
        ])
        var result: LoadResult?
        let used = try cpuTime {
            result = try files.load(["compose.yaml", "second.yaml"])
        }
        #expect(result?.warnings.count == 30_000)
        #expect(used < Self.bound)
    }

    @Test func megabytesAreReadInBoundedTime() throws {
        let services = (0..<5_000).map {
            "  s\($0):\n    image: i\n    labels: {a: \(String(repeating: "b", count: 900))}\n"
        }
        let files = MemoryFiles(["compose.yaml": "services:\n" + services.joined()])
        var count = 0
        let used = try cpuTime { count = try files.load().project.services.count }
        #expect(count == 5_000)
        #expect(used < Self.bound)
    }
}

/// Files that are no files.
@Suite struct HostileFilesTests {
    private func load(envFile: String, patience: Duration = .milliseconds(50)) throws -> Project {
        let directory = FileManager.default.temporaryDirectory.path + "/podcompose-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        mkfifo("\(directory)/pipe", 0o600)
        symlink("loop", "\(directory)/loop")
        let text = "name: p\nservices:\n  web:\n    image: i\n    env_file: \(envFile)\n"
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/compose.yaml"))
        let options = LoadOptions(
            files: ["compose.yaml"],
            environment: [:],
            currentDirectory: directory,
            fileSource: DiskFiles(maximumSize: 1 << 20, patience: patience)
        )
        return try Project.load(options).project
    }

    @Test(
        arguments: [
            (
                "pipe",
                "compose.yaml:5:15: services.web.env_file: cannot read pipe: nothing came out of it for 0.05 seconds"
            ),
            (
                "/dev/zero",
                "compose.yaml:5:15: services.web.env_file: /dev/zero has more than 1048576 bytes, which is too many"
            ),
            ("/", "compose.yaml:5:15: services.web.env_file: / is a directory"),
            ("loop", "compose.yaml:5:15: services.web.env_file: loop does not exist"),
        ]
    )
    func areRefused(_ path: String, _ message: String) {
        let error = #expect(throws: ComposeError.self) { try load(envFile: path) }
        #expect(error?.description == message)
    }

    @Test func anEmptyDeviceIsAnEmptyFile() throws {
        #expect(try load(envFile: "/dev/null").services["web"]?.environment.isEmpty == true)
    }
}
