import OrderedCollections

/// Gives values to variables that a document only names.
enum EnvironmentResolution {
    /// The key under which the value of a secret waits to be bound; no file can write it in a schema's sense.
    static let secretValueKey = "x-#value"

    static func apply(to document: inout Node, _ environment: [String: String]) {
        document.update("services") { services in
            services.updateValues { _, service in
                service.update("environment") { resolveList(&$0, environment) }
            }
        }
        document.update("secrets") { secrets in
            secrets.updateValues { _, secret in resolveSource(&secret, into: secretValueKey, environment) }
        }
        document.update("configs") { configs in
            configs.updateValues { _, config in resolveSource(&config, into: "content", environment) }
        }
    }

    private static func resolveList(_ variables: inout Node, _ environment: [String: String]) {
        variables.updateSequence { items in
            items.removeAll { $0.string == nil }
            for index in items.indices {
                if let name = items[index].string, let value = environment[name] {
                    items[index].value = .string("\(name)=\(value)")
                }
            }
        }
    }

    private static func resolveSource(_ object: inout Node, into key: String, _ environment: [String: String]) {
        guard let source = object["environment"], let name = source.string, let value = environment[name] else {
            return
        }
        object.updateMapping { $0.set(key, .string(value), at: source.location) }
    }
}
