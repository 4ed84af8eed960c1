import PodCompose

/// libFuzzer's entry: a driver with a `main` of its own, for which the build makes room, calls it with every input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    ComposeFuzzer.test(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}

/// Feeds whatever libFuzzer makes up to the readers of files that people hand to a pod.
///
/// A finding is a crash, a hang or memory beyond bounds; refusals are what most inputs deserve.
enum ComposeFuzzer {
    static func test(_ bytes: [UInt8]) {
        readDocuments(bytes)
        readJSON(bytes)
        readDotEnv(bytes)
        readValues(bytes)
        loadProject(bytes)
    }

    /// Loads the input as a directory of files, and writes what it becomes.
    private static func loadProject(_ bytes: [UInt8]) {
        let files = FuzzFiles(bytes)
        var options = LoadOptions(
            files: files.composeFiles,
            environment: variables,
            currentDirectory: FuzzFiles.directory,
            fileSource: files
        )
        options.profiles = ["*"]
        options.keepsUnusedResources = true
        guard let project = try? Project.load(options).project else { return }
        _ = try? project.text(as: .json)
        guard let text = try? project.text(as: .yaml) else { return }
        guard (try? YAMLParser.parse(Array(text.utf8), file: "written.yml")) != nil else {
            preconditionFailure("unreadable: \(text)")
        }
    }

    private static func readDocuments(_ bytes: [UInt8]) {
        guard let documents = try? YAMLParser.parse(bytes, file: "fuzz.yml", limits: limits) else { return }
        var interpolator = Interpolator(budget: 1 << 20) { variables[$0] }
        for document in documents {
            guard let node = try? interpolator.interpolate(document) else { continue }
            _ = try? JSONText.encode(node)
            let text = YAMLText.encode(node)
            // What was written must be readable: a writer that quotes too little would show here.
            guard (try? YAMLParser.parse(text, file: "written.yml", limits: limits)) != nil else {
                preconditionFailure("unreadable: \(text)")
            }
        }
    }

    private static func readJSON(_ bytes: [UInt8]) {
        guard let document = try? JSONDocument(bytes, file: "fuzz.json") else { return }
        let value = JSONValue(document.root)
        guard let again = try? JSONDocument(Array(value.text().utf8), file: "written.json"),
            JSONValue(again.root) == value
        else { preconditionFailure("not the same: \(value)") }
    }

    private static func readDotEnv(_ bytes: [UInt8]) {
        var found: [String: String] = [:]
        try? DotEnv.parse(bytes, file: ".env", into: &found) { variables[$0] }
        try? DotEnv.parseRaw(bytes, file: ".env", into: &found) { variables[$0] }
    }

    private static func readValues(_ bytes: [UInt8]) {
        guard bytes.count < 256 else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        _ = try? ByteSize.parse(text)
        _ = try? DurationText.parse(text)
        _ = try? ShellWords.split(text)
    }

    private static let limits = YAMLLimits(aliasedNodes: 10_000, aliasedBytes: 1 << 20)
    private static let variables = ["A": "a", "EMPTY": "", "N": "80", "D": "$A ${A}"]
}
