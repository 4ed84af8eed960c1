import PodCompose
import PodDocker
import PodKit
import Testing

/// Plans a Compose file that is nowhere but in a test: at `/shop/compose.yaml`, as a pod named `pod`.
///
/// - Parameter files: What else there is, by the path below `/shop`.
func plan(
    _ yaml: String,
    at placement: Placement = Placement(podID: "pod"),
    facts: EngineFacts = EngineFacts(),
    files: [String: String] = [:],
    environment: [String: String] = [:]
) throws -> PodPlan {
    try Planner().plan(project(yaml, files: files, environment: environment), at: placement, facts: facts)
}

func project(
    _ yaml: String,
    files: [String: String] = [:],
    environment: [String: String] = [:],
    keepsUnusedResources: Bool = false
) throws -> Project {
    var source = MemoryFiles()
    source.files["/shop/compose.yaml"] = yaml
    for (name, text) in files { source.files["/shop/\(name)"] = text }
    var options = LoadOptions(
        files: ["compose.yaml"],
        environment: environment,
        currentDirectory: "/shop",
        fileSource: source
    )
    options.keepsUnusedResources = keepsUnusedResources
    return try Project.load(options).project
}

/// The error with which planning refuses a Compose file.
func refusal(_ yaml: String, at placement: Placement = Placement(podID: "pod"), facts: EngineFacts = EngineFacts())
    throws -> PlanError
{
    try #require(throws: PlanError.self) { try plan(yaml, at: placement, facts: facts) }
}

/// Files that exist only in a test.
struct MemoryFiles: FileSource {
    var files: [String: String] = [:]

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard let text = files[path] else { throw ComposeError(.fileNotFound, "there is no \(path)") }
        return Array(text.utf8)
    }

    func kind(of path: String) -> FileKind? {
        if files[path] != nil { return .file }
        return files.keys.contains { $0.hasPrefix(path + "/") } ? .directory : nil
    }

    func resolvingLinks(in path: String) -> String? { kind(of: path) == nil ? nil : path }

    func isLink(_ path: String) -> Bool { false }
}

extension PodPlan {
    /// The container with this key.
    func container(_ key: String) throws -> ContainerPlan {
        try #require(containers.first { $0.name == key }, "no container \(key) among \(containers.map(\.name))")
    }

    func infra() throws -> ContainerPlan {
        try #require(containers.first { $0.isInfra }, "no infra container among \(containers.map(\.name))")
    }

    var keys: [String] { containers.map(\.name) }

    /// What `--explain` prints of one field.
    func explanations(of field: String) -> [String] {
        resolutions.filter { $0.field == field }.map(\.description)
    }
}

extension ContainerPlan {
    var host: HostConfig { request.hostConfig }
    var config: ContainerConfig { request.config }

    /// The environment by name.
    var environment: [String: String] {
        let pairs = (config.environment ?? []).map { entry in
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
        return Dictionary(pairs) { _, last in last }
    }

    /// `8080 -> 80/tcp` for each published port, in the order of the container ports.
    var published: [String] {
        (host.portBindings ?? [:]).flatMap { port, bindings in
            bindings.map { "\($0.hostIP.map { "\($0):" } ?? "")\($0.hostPort ?? "") -> \(port)" }
        }.sorted()
    }
}
