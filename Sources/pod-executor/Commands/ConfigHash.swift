import OrderedCollections
import PodCompose

/// The hashes by which Compose notices that a service changed.
enum ConfigHash {
    /// A line with name and hash for each service; `*` stands for all.
    static func text(of project: Project, _ names: String) throws(ComposeError) -> String {
        let selected = names == "*" ? Array(project.services.keys) : names.split(separator: ",").map(String.init)
        var text = ""
        for name in selected.sorted() {
            guard let service = project.services[name] else {
                throw ComposeError(.invalid, "there is no service `\(name)`")
            }
            text += "\(name) \(try service.configurationHash())\n"
        }
        return text
    }
}
