import PodCompose

/// The overhead of a pod as the operator configured it.
///
/// A key of the configuration file, `overhead: {cpus: …, memory: …}`, gives way to the variables
/// `PODKIT_OVERHEAD_CPUS` and `PODKIT_OVERHEAD_MEMORY`, and these to the options of the command line. Other keys of
/// the file are the executor's.
struct Configuration {
    var overheadCPUs: CPUAmount?
    var overheadMemory: Int64?

    private static let standardPath = "/etc/podkit/podkit.yaml"

    /// - Parameter path: The file; without one, that of `PODKIT_CONFIG`, or the standard one if it is there.
    /// - Throws: `ComposeError` with the place of a value that is none.
    init(path: String?, environment: [String: String]) throws(ComposeError) {
        let named = path ?? environment["PODKIT_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        if let file = named ?? (DiskFiles().kind(of: Self.standardPath) == .file ? Self.standardPath : nil) {
            try read(file)
        }
        do {
            if let text = environment["PODKIT_OVERHEAD_CPUS"], !text.isEmpty {
                overheadCPUs = try Self.cpus(text, "PODKIT_OVERHEAD_CPUS")
            }
            if let text = environment["PODKIT_OVERHEAD_MEMORY"], !text.isEmpty {
                overheadMemory = try Self.bytes(text, "PODKIT_OVERHEAD_MEMORY")
            }
        } catch {
            throw ComposeError(.invalid, error.message)
        }
    }

    private mutating func read(_ file: String) throws(ComposeError) {
        guard let overhead = try YAMLParser.parse(DiskFiles().read(file), file: file).first?["overhead"] else { return }
        if let node = overhead["cpus"] {
            overheadCPUs = try Self.value(node) { (text) throws(ValueError) in try Self.cpus(text, "overhead.cpus") }
        }
        if let node = overhead["memory"] {
            overheadMemory = try Self.value(node) { (text) throws(ValueError) in try Self.bytes(text, "overhead.memory")
            }
        }
    }

    private static func value<Value>(
        _ node: Node,
        _ parse: (String) throws(ValueError) -> Value
    ) throws(ComposeError) -> Value {
        do {
            return try parse(GoFormat.scalar(node.value) ?? "")
        } catch {
            throw ComposeError(.invalid, error.message, at: node.location)
        }
    }

    static func cpus(_ text: String, _ name: String) throws(ValueError) -> CPUAmount {
        guard let cpus = CPUAmount(text), cpus >= .zero else {
            throw ValueError("\(name): `\(text)` is no number of CPUs, such as 0.25")
        }
        return cpus
    }

    static func bytes(_ text: String, _ name: String) throws(ValueError) -> Int64 {
        guard let bytes = try? ByteSize.parse(text), bytes >= 0 else {
            throw ValueError("\(name): `\(text)` is no size, such as 64m")
        }
        return bytes
    }
}
