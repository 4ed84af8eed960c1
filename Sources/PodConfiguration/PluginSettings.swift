public import PodCompose

/// One plugin as the configuration names it.
public struct PluginSettings: Hashable, Sendable {
    /// The plugin's name; no other has it.
    public var name: String
    /// Where the name stands.
    public var location: SourceLocation
    /// What was written for the plugin, with the places of everything; `nil` for nothing.
    public var settings: Node?

    /// A plugin and its settings.
    public init(name: String, location: SourceLocation, settings: Node? = nil) {
        self.name = name
        self.location = location
        self.settings = settings
    }
}
