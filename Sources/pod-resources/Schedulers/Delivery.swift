import PodCompose

/// How the Compose files get to the executor: what the agent fetches into the sandbox, and the label that names them.
struct Delivery {
    /// What to fetch.
    let uris: [String]
    let labels: [JSONValue.Member]

    /// The label by which the executor finds its files, separated by commas.
    static let label = "podkit.files"

    /// - Parameters:
    ///   - uris: Where the agents find the files; without any, the paths of the project's files on this machine.
    init(_ project: Project, uris: [String]) {
        let files = project.composeFiles.filter { $0 != "-" }
        self.uris = uris.isEmpty ? files.map { "file://" + $0 } : uris
        let names = files.map(Self.lastComponent)
        labels = names.isEmpty ? [] : [JSONValue.Member(Self.label, .string(names.joined(separator: ",")))]
    }

    static func lastComponent(_ uri: String) -> String {
        String(uri.split(separator: "/").last ?? "")
    }

    /// Whether a URI is that of a file that is used as it is, and no archive.
    static func isComposeFile(_ uri: String) -> Bool {
        [".yaml", ".yml", ".json"].contains { uri.hasSuffix($0) }
    }
}
