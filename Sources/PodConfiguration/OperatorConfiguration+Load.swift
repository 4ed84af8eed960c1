public import PodCompose

extension OperatorConfiguration {
    /// Where the file is if nobody says otherwise.
    public static let defaultPath = "/etc/podkit/podkit.yaml"

    /// The variable that names the file.
    public static let pathVariable = "PODKIT_CONFIG"

    /// The file that is read: the one that is named, else that of `PODKIT_CONFIG`, else ``defaultPath``.
    public static func path(_ named: String? = nil, environment: [String: String]) -> String {
        named ?? pathInEnvironment(environment) ?? defaultPath
    }

    private static func pathInEnvironment(_ environment: [String: String]) -> String? {
        environment[pathVariable].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Reads the file and the environment, whose variables go before the file's keys, as far as these are not locked.
    ///
    /// - Parameters:
    ///   - path: the file; `nil` for `PODKIT_CONFIG`, else ``defaultPath``, which need not exist.
    ///   - files: where the file is read from.
    /// - Throws: ``ConfigurationError``
    public static func load(
        path: String? = nil,
        environment: [String: String],
        files: some FileSource = DiskFiles(maximumSize: 1 << 20)
    ) throws(ConfigurationError) -> OperatorConfiguration {
        var configuration = OperatorConfiguration()
        let file = Self.path(path, environment: environment)
        let isNamed = path != nil || pathInEnvironment(environment) != nil
        if isNamed || files.kind(of: file) != nil {
            let bytes: [UInt8]
            do {
                bytes = try files.read(file)
            } catch {
                throw ConfigurationError("the operator's configuration: \(error)")
            }
            try configuration.apply(yaml: bytes, file: file)
        }
        try configuration.apply(environment: environment, file: file)
        return configuration
    }

    private mutating func apply(environment: [String: String], file: String) throws(ConfigurationError) {
        for key in ConfigurationKey.all {
            guard let text = environment[key.variableName] else { continue }
            let isLocked = lockedKeys.contains { $0 == "all" || key.name == $0 || key.name.hasPrefix($0 + ".") }
            guard key.variable != nil, !isLocked else {
                throw ConfigurationError(
                    "\(key.variableName) is set, but only the configuration \(file) may say \(key.name): "
                        + "leave the variable out"
                )
            }
            try set(key, to: text, from: .variable(key.variableName))
        }
        let known = ConfigurationKey.all.map(\.variableName) + [Self.pathVariable]
        let prefix = "PODKIT_"
        for name in environment.keys.sorted() where name.hasPrefix(prefix) && !known.contains(name) {
            // What all have in common says nothing about how near they are.
            let words = known.map { $0.dropFirst(prefix.count).lowercased() }
            let near = Spelling.nearest(to: String(name.dropFirst(prefix.count)), in: words)
            let hint = near.map { "; did you mean \(prefix)\($0.uppercased())?" } ?? ""
            warnings.append("the variable \(name) sets nothing\(hint)")
        }
    }

    /// Applies what a task's labels say, as far as the operator lets them.
    ///
    /// - Parameter labels: all labels of the task; those that name no key, with or without `podkit.` before it, are
    ///   somebody else's.
    /// - Throws: ``ConfigurationError`` for a key that a task may not set: a task that counts on it must not run
    ///   without it.
    public func applying(
        labels: some Sequence<(key: String, value: String)>
    ) throws(ConfigurationError) -> OperatorConfiguration {
        var configuration = self
        for (label, value) in labels {
            guard let key = ConfigurationKey.all.first(where: { TaskLabel.matches(label, "podkit." + $0.name) }) else {
                continue
            }
            guard key.variable != nil, allowedLabels.contains(key.name) else {
                throw ConfigurationError(
                    "the label \(label) may not be set by a task here; the operator's allow-labels names "
                        + (allowedLabels.isEmpty ? "none" : allowedLabels.joined(separator: ", "))
                )
            }
            try configuration.set(key, to: value, from: .label(label))
        }
        return configuration
    }
}
