public import PodCompose

/// One key of the operator's configuration: `launch-timeout` in the file, `PODKIT_LAUNCH_TIMEOUT` in the environment,
/// `podkit.launch-timeout` as a label. A key with a dot is a member of a mapping in the file: `overhead.cpus` is
/// `overhead: {cpus: …}`.
public struct ConfigurationKey: Sendable {
    /// Who may set a key beside the file.
    enum Access: Sendable {
        /// The file only.
        case file
        /// Variables and options too, and labels where the operator lets them.
        case anybody
        /// Labels too, unless the operator says otherwise.
        case tasks
    }

    /// How a key is set.
    enum Setter: Sendable {
        /// From a text; false for a text that is no value.
        case text(@Sendable (inout OperatorConfiguration, String) -> Bool)
        /// From whatever the file has.
        case node(@Sendable (inout OperatorConfiguration, Node) throws(ConfigurationError) -> Void)
    }

    /// The key.
    public let name: String
    /// What its values are, in the words of a message: `a time such as 30s`.
    public let form: String
    /// What it is for, in one line.
    public let summary: String

    /// What the default is, where it has no text of its own.
    let words: String
    let access: Access
    let setter: Setter
    let read: @Sendable (OperatorConfiguration) -> Node?

    /// The variable of this key; `nil` if only the file may say it.
    public var variable: String? { access == .file ? nil : variableName }

    /// The variable that it would be.
    var variableName: String { "PODKIT_" + name.uppercased().replacing("-", with: "_").replacing(".", with: "_") }

    /// Whether a task's label may set it where the operator does not say which may.
    public var isAllowedAsLabel: Bool { access == .tasks }

    /// The value that holds where nobody says anything, in words if it depends on something.
    public var defaultText: String { text(in: OperatorConfiguration()) }

    /// The value that holds, as text on one line.
    public func text(in configuration: OperatorConfiguration) -> String {
        guard let node = read(configuration) else { return words }
        return node.string ?? (try? JSONText.encode(node, .line)) ?? words
    }

    /// The value that holds: what was written for a key whose value has parts, else a text.
    public func node(in configuration: OperatorConfiguration) -> Node {
        read(configuration) ?? Node(.string(words), at: .none)
    }

    /// The key of this name.
    public static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }
}

extension ConfigurationKey {
    typealias Path<Value> = WritableKeyPath<OperatorConfiguration, Value> & Sendable

    /// - Parameter words: what the default is, where it has no text of its own.
    init<Value>(
        _ name: String,
        _ path: any Path<Value>,
        _ form: ConfigurationForm<Value>,
        words: String = "",
        access: Access = .anybody,
        _ summary: String
    ) {
        self.name = name
        self.form = form.name
        self.summary = summary
        self.words = words
        self.access = access
        setter = .text { configuration, text in
            guard let value = form.parse(text) else { return false }
            configuration[keyPath: path] = value
            return true
        }
        read = { form.text($0[keyPath: path]).map { Node(.string($0), at: .none) } }
    }

    /// A key whose value has parts of its own.
    init(
        _ name: String,
        form: String,
        _ summary: String,
        read: @escaping @Sendable (OperatorConfiguration) -> Node?,
        set: @escaping @Sendable (inout OperatorConfiguration, Node) throws(ConfigurationError) -> Void
    ) {
        self.name = name
        self.form = form
        self.summary = summary
        words = ""
        access = .file
        setter = .node(set)
        self.read = read
    }
}
