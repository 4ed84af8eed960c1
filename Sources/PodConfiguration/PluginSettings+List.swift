import OrderedCollections
import PodCompose

extension PluginSettings {
    /// Reads a list of names, or of mappings from one name to its settings; or a mapping of names to settings.
    static func list(_ node: Node) throws(ConfigurationError) -> [PluginSettings] {
        var plugins: [PluginSettings] = []
        func add(_ name: String, _ location: SourceLocation, _ settings: Node?) throws(ConfigurationError) {
            guard !name.isEmpty else { throw ConfigurationError("\(location): a plugin has a name") }
            guard !plugins.contains(where: { $0.name == name }) else {
                throw ConfigurationError("\(location): the plugin \(name) is there twice")
            }
            plugins.append(PluginSettings(name: name, location: location, settings: settings))
        }
        switch node.value {
        case .null: break
        case .mapping(let entries):
            for (name, entry) in entries { try add(name, entry.keyLocation, entry.node.isNull ? nil : entry.node) }
        case .sequence(let items):
            for item in items {
                if let name = item.string {
                    try add(name, item.location, nil)
                } else if let (name, entry) = item.mapping?.elements.first, item.mapping?.count == 1 {
                    try add(name, entry.keyLocation, entry.node.isNull ? nil : entry.node)
                } else {
                    throw ConfigurationError(
                        "\(item.location): a plugin is a name, or a mapping from one name to its settings"
                    )
                }
            }
        default:
            throw ConfigurationError("\(node.location): plugins is a list of names, or a mapping of names to settings")
        }
        return plugins
    }

    /// The plugins as one node: a list in their order.
    static func node(_ plugins: [PluginSettings]) -> Node {
        let items = plugins.map { plugin in
            guard let settings = plugin.settings else { return Node(.string(plugin.name), at: plugin.location) }
            let entry = Node.Entry(settings, keyLocation: plugin.location)
            return Node(.mapping([plugin.name: entry]), at: plugin.location)
        }
        return Node(.sequence(items), at: plugins.first?.location ?? .none)
    }
}
