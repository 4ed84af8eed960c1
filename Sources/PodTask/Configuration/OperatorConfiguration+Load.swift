import FoundationEssentials
import OrderedCollections
import PodCompose
package import PodMesos

extension OperatorConfiguration {
    /// Where the file is if nobody says otherwise.
    public static let defaultPath = "/etc/podkit/podkit.yaml"

    /// Reads the file and the environment, whose variables go before the file's keys, as far as these are not locked.
    ///
    /// - Parameters:
    ///   - path: the file; `nil` for `PODKIT_CONFIG`, else ``defaultPath``, which need not exist.
    /// - Throws: ``ConfigurationError``
    public static func load(
        path: String? = nil,
        environment: [String: String]
    ) throws(ConfigurationError) -> OperatorConfiguration {
        var configuration = OperatorConfiguration()
        let named = path ?? environment["PODKIT_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let file = named ?? defaultPath
        if let bytes = FileManager.default.contents(atPath: file) {
            try configuration.apply(yaml: Array(bytes), file: file)
        } else if named != nil || FileManager.default.fileExists(atPath: file) {
            throw ConfigurationError("the configuration \(file) cannot be read")
        }
        let locked = configuration.lockedKeys
        for setting in Setting.all {
            guard let text = environment[setting.variable] else { continue }
            guard !locked.contains(setting.key), !locked.contains("all"), setting.key != "lock" else {
                throw ConfigurationError(
                    "\(setting.variable) is set, but only the configuration \(file) may say \(setting.key): "
                        + "leave the variable out"
                )
            }
            do {
                try setting.set(text, in: &configuration)
            } catch {
                throw ConfigurationError("\(setting.variable): \(error)")
            }
        }
        return configuration
    }

    /// Applies the keys of a YAML file.
    mutating func apply(yaml: [UInt8], file: String) throws(ConfigurationError) {
        let documents: [Node]
        do {
            documents = try YAMLParser.parse(yaml, file: file)
        } catch {
            throw ConfigurationError("\(error)")
        }
        guard let document = documents.first, document.value != .null else { return }
        guard documents.count == 1, case .mapping(let entries) = document.value else {
            throw ConfigurationError("\(document.location): a mapping of keys is expected")
        }
        for (key, entry) in entries {
            guard let setting = Setting.named(key) else {
                let known = Setting.all.map(\.key).joined(separator: ", ")
                throw ConfigurationError("\(entry.keyLocation): there is no key \(key); there are \(known)")
            }
            guard let text = Self.text(of: entry.node) else {
                throw ConfigurationError("\(entry.node.location): \(key) is not \(setting.form)")
            }
            do {
                try setting.set(text, in: &self)
            } catch {
                throw ConfigurationError("\(entry.node.location): \(error)")
            }
        }
    }

    private static func text(of node: Node) -> String? {
        switch node.value {
        case .null: return ""
        case .bool(let value): return "\(value)"
        case .int(let value): return "\(value)"
        case .uint(let value): return "\(value)"
        case .float(let value): return "\(value)"
        case .string(let value), .timestamp(let value): return value
        case .sequence(let items):
            let texts = items.compactMap { text(of: $0) }
            return texts.count == items.count ? texts.joined(separator: ",") : nil
        case .mapping: return nil
        }
    }

    /// Applies what a task's labels say, as far as the operator lets them.
    ///
    /// - Throws: ``ConfigurationError`` for a key that a task may not set: a task that counts on it must not run
    ///   without it.
    package func applying(_ labels: Labels?) throws(ConfigurationError) -> OperatorConfiguration {
        var configuration = self
        for label in labels?.labels ?? [] {
            guard let setting = Setting.all.first(where: { label.isNamed("podkit." + $0.key) }) else { continue }
            guard allowedLabels.contains(setting.key) else {
                throw ConfigurationError(
                    "the label \(label.key) may not be set by a task here; the operator's allow-labels names "
                        + (allowedLabels.isEmpty ? "none" : allowedLabels.joined(separator: ", "))
                )
            }
            do {
                try setting.set(label.value ?? "", in: &configuration)
            } catch {
                throw ConfigurationError("the label \(label.key): \(error)")
            }
        }
        return configuration
    }
}

extension Labels.Label {
    /// Whether the key is this one, or ends with it behind a dot: Aurora puts `org.apache.aurora.metadata.` before it.
    func isNamed(_ name: String) -> Bool {
        key == name || key.hasSuffix("." + name)
    }
}
