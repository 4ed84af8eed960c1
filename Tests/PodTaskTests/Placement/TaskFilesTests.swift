import FoundationEssentials
import PodCompose
import PodConfiguration
import PodMesos
import PodTestSupport
import SystemPackage
import Testing

@testable import PodTask

@Suite("Where a task's Compose files come from")
struct TaskFilesTests {
    private func files(
        in sandbox: FilePath,
        arguments: [String] = [],
        environment: [String: String] = [:],
        _ change: (inout TaskInfo) -> Void = { _ in }
    ) throws -> [String] {
        var task = TaskInfo(name: "web", taskID: "web.1", agentID: "S0")
        change(&task)
        return try TaskFiles(task: task, sandbox: sandbox.string, arguments: arguments).options(
            environment: environment
        )
        .files
    }

    private func labels(_ pairs: (String, String)...) -> (inout TaskInfo) -> Void {
        { $0.labels = Labels(pairs.map { Labels.Label($0.0, $0.1) }) }
    }

    @Test("the first that says so")
    func order() async throws {
        try await withTemporaryDirectory { sandbox in
            try sandbox.write("compose.yaml", "services: {}")
            let inline: (inout TaskInfo) -> Void = {
                $0.labels = Labels([Labels.Label("podkit.files", "a.yaml, b.yaml")])
                $0.data = Bytes(#"{"podkit": {"compose": "services: {}"}}"#)
            }
            #expect(try files(in: sandbox, arguments: ["x.yaml"], inline) == ["x.yaml"])
            #expect(try files(in: sandbox, inline) == ["a.yaml", "b.yaml"])
            #expect(try files(in: sandbox, labels(("fileName", "a.yaml"))) == ["a.yaml"])
            #expect(
                try files(in: sandbox, labels(("org.apache.aurora.metadata.fileName", "a.yml,b.yml"))) == [
                    "a.yml", "b.yml",
                ]
            )
            #expect(try files(in: sandbox, labels(("myfileName", "a.yml"))) == ["\(sandbox)/compose.yaml"])
            #expect(
                try files(in: sandbox) { $0.data = Bytes(#"{"podkit": {"compose": "services: {}"}}"#) } == [
                    "podkit-inline.yaml"
                ]
            )
            #expect(try files(in: sandbox, environment: ["COMPOSE_FILE": "c.yaml"]) == [])
            #expect(try files(in: sandbox) == ["\(sandbox)/compose.yaml"])
        }
    }

    @Test("the usual names, with their override, also in the one directory of an archive")
    func usualNames() async throws {
        try await withTemporaryDirectory { sandbox in
            try sandbox.write("app/docker-compose.yml", "services: {}")
            try sandbox.write("app/compose.override.yml", "services: {}")
            #expect(
                try files(in: sandbox) == ["\(sandbox)/app/docker-compose.yml", "\(sandbox)/app/compose.override.yml"]
            )
            try sandbox.write("other/compose.yaml", "services: {}")
            #expect(throws: ConfigurationError.self) { try files(in: sandbox) }
        }
        try await withTemporaryDirectory { sandbox in
            _ = #expect(throws: ConfigurationError.self) { try files(in: sandbox) }
        }
    }

    @Test("an inline file, as a text or as an object, and files beside it")
    func inline() async throws {
        try await withTemporaryDirectory { sandbox in
            let data =
                #" {"podkit": {"compose": {"services": {"web": {"image": "a\/b"}}}, "files": {"conf/a.txt": "hello"}}}"#
            #expect(try files(in: sandbox) { $0.data = Bytes(data) } == ["podkit-inline.yaml"])
            let text = try String(contentsOf: sandbox.appending("podkit-inline.yaml"))
            #expect(text.filter { !$0.isWhitespace } == #"{"services":{"web":{"image":"a/b"}}}"#)
            #expect(try String(contentsOf: sandbox.appending("conf/a.txt")) == "hello")
        }
    }

    @Test("files of the data are written through no link, and what a second name leads to stays as it is")
    func links() async throws {
        try await withTemporaryDirectory { directory in
            let outside = try directory.write("outside/victim", "as it was")
            let sandbox = directory.appending("sandbox")
            try sandbox.write("compose.yaml", "services: {}")
            try FileManager.default.createSymbolicLink(
                atPath: sandbox.appending("dir").string,
                withDestinationPath: outside.removingLastComponent().string
            )
            for name in ["link", "podkit-inline.yaml"] {
                try FileManager.default.createSymbolicLink(
                    atPath: sandbox.appending(name).string,
                    withDestinationPath: outside.string
                )
            }
            try FileManager.default.linkItem(atPath: outside.string, toPath: sandbox.appending("second").string)
            for (path, fault) in [
                ("dir/victim", "dir is a symbolic link"), ("dir/new/file", "dir is a symbolic link"),
                ("link", "link is a symbolic link"), ("second", "second is no plain file, or has a second name"),
                ("compose.yaml/x", "Not a directory"),
            ] {
                let data = #"{"podkit": {"files": {"\#(path)": "owned"}}}"#
                let error = try #require(throws: ConfigurationError.self) {
                    try files(in: sandbox) { $0.data = Bytes(data) }
                }
                #expect(error.description == "\(path) cannot be written into the sandbox: \(fault)")
            }
            #expect(throws: ConfigurationError.self) {
                try files(in: sandbox) { $0.data = Bytes(#"{"podkit": {"compose": "services: {}"}}"#) }
            }
            #expect(try String(contentsOf: outside) == "as it was")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory.appending("outside").string).count == 1
            )
        }
    }

    @Test("a file that is there already is replaced")
    func replaced() async throws {
        try await withTemporaryDirectory { sandbox in
            try sandbox.write("a/b.txt", "much longer than before")
            _ = try files(in: sandbox) {
                $0.data = Bytes(#"{"podkit": {"compose": "x", "files": {"a/b.txt": "new"}}}"#)
            }
            #expect(try String(contentsOf: sandbox.appending("a/b.txt")) == "new")
        }
    }

    @Test("characters that JSON escapes as two")
    func surrogates() async throws {
        try await withTemporaryDirectory { sandbox in
            let data =
                #"{"podkit": {"compose": "name: \ud83d\ude00 \uD83D\uDC33 \\ud83d é \u00e9", "files": {"\ud83d\ude00": "\\\ud83d\ude00"}}}"#
            #expect(try files(in: sandbox) { $0.data = Bytes(data) } == ["podkit-inline.yaml"])
            let text = try String(contentsOf: sandbox.appending("podkit-inline.yaml"))
            #expect(text == #"name: 😀 🐳 \ud83d é é"#)
            #expect(try String(contentsOf: sandbox.appending("😀")) == #"\😀"#)
        }
    }

    @Test("a file as an object keeps the order of its keys, its numbers and its characters")
    func object() async throws {
        try await withTemporaryDirectory { sandbox in
            let data = #"{"podkit": {"compose": {"z": 1.50, "a": "\ud83d\ude00\u0085\u2028"}}}"#
            #expect(try files(in: sandbox) { $0.data = Bytes(data) } == ["podkit-inline.yaml"])
            let text = try String(contentsOf: sandbox.appending("podkit-inline.yaml"))
            #expect(text == "{\n  \"z\": 1.50,\n  \"a\": \"😀\\u0085\\u2028\"\n}")
        }
    }

    @Test(
        "data that is meant for this executor and cannot be read is an error with its place",
        arguments: [
            #"{"podkit": {"compose": "\ud83d"}}"#, #"{"a": "\ud83d", "podkit": {}}"#,
            #"{"podkit": {"compose": "services: {}"}"#, #"{"a": {"b": 1}, "podkit" : {"compo"#,
            #"{"a": 1, "a": 2, "podkit": {}}"#, #"{"podkit": {}, 'x': 1}"#,
        ]
    )
    func unreadable(_ data: String) async throws {
        try await withTemporaryDirectory { sandbox in
            try sandbox.write("compose.yaml", "services: {}")
            let error = #expect(throws: ConfigurationError.self) { try files(in: sandbox) { $0.data = Bytes(data) } }
            #expect(error?.description.hasPrefix("TaskInfo.data:") == true, "\(error?.description ?? "")")
        }
    }

    @Test(
        "data that is somebody else's is no error",
        arguments: [
            "", "{\"id\": \"/app\"}", "\u{0B}\u{00}\u{01}AssignedTask", "{", "[]", #"{"id": "\ud83d"}"#,
            #"{"app": {"podkit": "\ud83d"}}"#, #"{"app": "podkit", "id": "\ud83d"}"#, #"{"\"podkit": "\ud83d"}"#,
            #"x {"podkit": {}}"#,
        ]
    )
    func foreign(_ data: String) async throws {
        try await withTemporaryDirectory { sandbox in
            try sandbox.write("compose.yaml", "services: {}")
            #expect(try files(in: sandbox) { $0.data = Bytes(data) } == ["\(sandbox)/compose.yaml"])
        }
    }

    @Test(
        "data that is meant for this executor and wrong is an error",
        arguments: [
            #"{"podkit": 1}"#, #"{"podkit": {"composer": "x"}}"#, #"{"podkit": {"files": {"../x": "y"}}}"#,
            #"{"podkit": {"files": {"/etc/x": "y"}}}"#, #"{"podkit": {"compose": 3}}"#,
        ]
    )
    func wrong(_ data: String) async throws {
        try await withTemporaryDirectory { sandbox in
            _ = #expect(throws: ConfigurationError.self) { try files(in: sandbox) { $0.data = Bytes(data) } }
        }
    }
}
