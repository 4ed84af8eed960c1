import PodCompose
import PodKit

/// One key of the operator's configuration: `launch-timeout` in the file, `PODKIT_LAUNCH_TIMEOUT` in the environment,
/// `podkit.launch-timeout` as a label.
public struct Setting: Sendable {
    /// The key.
    public var key: String
    let form: String
    let apply: @Sendable (inout OperatorConfiguration, String) -> Bool

    /// The variable of this key.
    public var variable: String { "PODKIT_" + key.uppercased().replacing("-", with: "_") }

    /// Sets the key.
    ///
    /// - Throws: ``ConfigurationError`` if the text is no value for it.
    func set(_ text: String, in configuration: inout OperatorConfiguration) throws(ConfigurationError) {
        guard apply(&configuration, text) else {
            throw ConfigurationError("\(key): “\(text)” is not \(form)")
        }
    }

    /// The setting of a key.
    public static func named(_ key: String) -> Setting? { all.first { $0.key == key } }

    /// All of them.
    public static let all: [Setting] = [
        text("docker-host", \.dockerHost),
        text("docker-config", \.dockerConfig),
        choice("network", \.network),
        Setting(key: "cgroup", form: "auto, nested, own, engine, an absolute path or a slice") { configuration, text in
            guard let rule = CgroupRule(text) else { return false }
            configuration.cgroup = rule
            return true
        },
        text("infra-image", \.infraImage),
        span("launch-timeout", \.launchTimeout),
        span("stop-grace", \.stopGrace),
        Setting(key: "engine-timeout", form: "a time such as 30s") { configuration, text in
            guard let span = duration(text) else { return false }
            configuration.engineTimeout = span
            return true
        },
        number("pull-retries", 0...100, \.pullRetries),
        choice("limits", \.limits),
        Setting(key: "cpu-quota", form: "true or false") { configuration, text in
            guard let value = Bool(text) else { return false }
            configuration.cpuQuota = value
            return true
        },
        Setting(key: "log-size", form: "a size such as 10m") { configuration, text in
            guard let size = try? ByteSize.parse(text), size > 0 else { return false }
            configuration.logSize = size
            return true
        },
        number("log-files", 0...1000, \.logFiles),
        Setting(key: "log-level", form: "trace, debug, info, notice, warning, error or critical") {
            guard ["trace", "debug", "info", "notice", "warning", "error", "critical"].contains($1) else {
                return false
            }
            $0.logLevel = $1
            return true
        },
        list("pass-environment", \.passedEnvironment),
        list("allow-labels", \.allowedLabels),
        Setting(key: "lock", form: "a list of keys, or all") { configuration, text in
            let keys = words(text)
            guard keys.allSatisfy({ $0 == "all" || named($0) != nil }) else { return false }
            configuration.lockedKeys = keys
            return true
        },
    ]

    // MARK: Forms

    private typealias Path<Value> = WritableKeyPath<OperatorConfiguration, Value> & Sendable

    private static func text(_ key: String, _ path: any Path<String?>) -> Setting {
        Setting(key: key, form: "a text") { configuration, text in
            configuration[keyPath: path] = text.isEmpty ? nil : text
            return true
        }
    }

    private static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
        _ key: String,
        _ path: any Path<Value>
    ) -> Setting where Value.RawValue == String {
        let form = Value.allCases.map(\.rawValue).joined(separator: " or ")
        return Setting(key: key, form: form) { configuration, text in
            guard let value = Value(rawValue: text) else { return false }
            configuration[keyPath: path] = value
            return true
        }
    }

    private static func span(_ key: String, _ path: any Path<Duration?>) -> Setting {
        Setting(key: key, form: "a time such as 30s or 5m, or none") { configuration, text in
            guard text != "none" else {
                configuration[keyPath: path] = nil
                return true
            }
            guard let span = duration(text) else { return false }
            configuration[keyPath: path] = span
            return true
        }
    }

    private static func number(_ key: String, _ range: ClosedRange<Int>, _ path: any Path<Int>) -> Setting {
        Setting(key: key, form: "a number from \(range.lowerBound) to \(range.upperBound)") { configuration, text in
            guard let value = Int(text), range.contains(value) else { return false }
            configuration[keyPath: path] = value
            return true
        }
    }

    private static func list(_ key: String, _ path: any Path<[String]>) -> Setting {
        Setting(key: key, form: "a list") { configuration, text in
            configuration[keyPath: path] = words(text)
            return true
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimming }.filter { !$0.isEmpty }
    }

    private static func duration(_ text: String) -> Duration? {
        if let seconds = Int64(text), seconds >= 0 { return .seconds(seconds) }
        guard let span = try? DurationText.parse(text), span >= .zero else { return nil }
        return span
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimming: String {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
