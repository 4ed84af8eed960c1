import OrderedCollections

extension Project {
    /// Reads a canonical document.
    init(
        _ document: Node,
        name: String,
        workingDirectory: String,
        currentDirectory: String,
        composeFiles: [String],
        environment: [String: String]
    ) throws(ComposeError) {
        func each<Value>(
            _ kind: String,
            _ make: (String, AttributeReader) throws(ComposeError) -> Value
        ) throws(ComposeError) -> OrderedDictionary<String, Value> {
            guard let mapping = document[kind]?.mapping else { return [:] }
            var values: OrderedDictionary<String, Value> = [:]
            values.reserveCapacity(mapping.count)
            for (key, entry) in mapping {
                values[key] = try make(key, try AttributeReader(entry.node, path: "\(kind).\(key)"))
            }
            return values
        }
        self.init(
            name: name,
            workingDirectory: workingDirectory,
            currentDirectory: currentDirectory,
            composeFiles: composeFiles,
            environment: environment,
            services: try each("services") { name, attributes throws(ComposeError) in try Service(name, attributes) },
            networks: try each("networks") { _, attributes throws(ComposeError) in try Network(attributes) },
            volumes: try each("volumes") { _, attributes throws(ComposeError) in try Volume(attributes) },
            configs: try each("configs") { _, attributes throws(ComposeError) in try Config(attributes) },
            secrets: try each("secrets") { _, attributes throws(ComposeError) in try Secret(attributes) },
            models: try each("models") { _, attributes throws(ComposeError) in try Model(attributes) },
            extensions: (document.mapping ?? [:]).filter { $0.key.begins(with: "x-") },
            document: document
        )
        forgetSecretValues()
    }

    /// The values of secrets stand in the secrets alone.
    private mutating func forgetSecretValues() {
        let key = EnvironmentResolution.secretValueKey
        for name in secrets.keys { secrets[name]?.extensions.removeValue(forKey: key) }
        document.update("secrets") { secrets in
            secrets.updateValues { _, secret in
                secret.updateMapping { mapping in _ = mapping.removeValue(forKey: key) }
            }
        }
    }
}
