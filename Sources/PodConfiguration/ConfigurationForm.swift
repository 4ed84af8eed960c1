import PodCompose

/// How a value is written: as a text, in which files, variables, labels and options are alike.
struct ConfigurationForm<Value: Sendable>: Sendable {
    /// What such a text is, in the words of a message: `a time such as 30s`.
    let name: String
    /// The value of a text; `nil` for a text that is none.
    let parse: @Sendable (String) -> Value?
    /// The text of a value; `nil` for a value that stands for something else, which the key's default names.
    let text: @Sendable (Value) -> String?
}

extension ConfigurationForm where Value == String? {
    static var text: ConfigurationForm {
        ConfigurationForm(name: "a text", parse: { .some($0.isEmpty ? nil : $0) }, text: { $0 })
    }

    static var path: ConfigurationForm {
        ConfigurationForm(
            name: "an absolute path",
            parse: { $0.isEmpty ? .some(nil) : $0.hasPrefix("/") ? .some($0) : nil },
            text: { $0 }
        )
    }
}

extension ConfigurationForm where Value == Duration {
    static var time: ConfigurationForm {
        ConfigurationForm(name: "a time such as 30s", parse: { span($0) }, text: { string($0) })
    }
}

extension ConfigurationForm where Value == Duration? {
    static var timeOrNone: ConfigurationForm {
        ConfigurationForm(
            name: "a time such as 30s or 5m, or none",
            parse: { $0 == "none" ? .some(nil) : ConfigurationForm<Duration>.span($0).map { .some($0) } },
            text: { $0.map { ConfigurationForm<Duration>.string($0) } ?? "none" }
        )
    }
}

extension ConfigurationForm where Value == Duration {
    /// What is longer than a century is a mistake, and no clock could count it.
    fileprivate static func span(_ text: String) -> Duration? {
        DurationText.span(text).flatMap { $0 <= .seconds(100 * 365 * 86_400) ? $0 : nil }
    }

    /// `10m` for what Compose prints as `10m0s`.
    fileprivate static func string(_ duration: Duration) -> String {
        var text = DurationText.string(duration)
        for (whole, short) in [("m0s", "m"), ("h0m", "h")] where text.hasSuffix(whole) {
            text = text.dropLast(whole.count) + short
        }
        return text
    }
}

extension ConfigurationForm where Value == CgroupRule {
    static var cgroup: ConfigurationForm {
        ConfigurationForm(
            name: "auto, nested, own, engine, an absolute path or a slice",
            parse: { CgroupRule($0) },
            text: { $0.description }
        )
    }
}

extension ConfigurationForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    static var choice: ConfigurationForm {
        let words = Value.allCases.map(\.rawValue)
        let name = [words.dropLast().joined(separator: ", "), words.last ?? ""].joined(separator: " or ")
        return ConfigurationForm(name: name, parse: { Value(rawValue: $0) }, text: { $0.rawValue })
    }
}

extension ConfigurationForm where Value == Bool {
    static var flag: ConfigurationForm {
        ConfigurationForm(name: "true or false", parse: { Bool($0) }, text: { "\($0)" })
    }
}

extension ConfigurationForm where Value == Int {
    static func number(_ range: ClosedRange<Int>) -> ConfigurationForm {
        ConfigurationForm(
            name: "a number from \(range.lowerBound) to \(range.upperBound)",
            parse: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } },
            text: { "\($0)" }
        )
    }
}

extension ConfigurationForm where Value == Int64 {
    /// Bytes.
    static var size: ConfigurationForm {
        sizes(from: 0)
    }
    static var sizeAboveZero: ConfigurationForm {
        sizes(from: 1)
    }

    private static func sizes(from least: Int64) -> ConfigurationForm {
        ConfigurationForm(
            name: "a size such as 64m",
            parse: { text in (try? ByteSize.parse(text)).flatMap { $0 >= least ? $0 : nil } },
            text: { bytes in
                let units = [(30, "g"), (20, "m"), (10, "k")]
                for (shift, unit) in units where bytes > 0 && bytes % (1 << shift) == 0 {
                    return "\(bytes >> shift)\(unit)"
                }
                return "\(bytes)"
            }
        )
    }
}

extension ConfigurationForm where Value == CPUAmount {
    /// CPUs.
    static var cpus: ConfigurationForm {
        ConfigurationForm(
            name: "a number of CPUs such as 0.25",
            parse: { text in CPUAmount(text).flatMap { $0 >= .zero ? $0 : nil } },
            text: { $0.description }
        )
    }
}

extension ConfigurationForm where Value == [String] {
    static var list: ConfigurationForm {
        ConfigurationForm(name: "a list", parse: { words($0) }, text: { $0.joined(separator: ", ") })
    }

    static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }

    /// Keys that labels can set.
    static var labels: ConfigurationForm {
        names("a list of keys that labels can set") { ConfigurationKey.named($0)?.variable != nil }
    }

    /// Keys, and mappings of keys.
    static var keys: ConfigurationForm {
        names("a list of keys, or all") { name in
            name == "all" || ConfigurationKey.all.contains { $0.name == name || $0.name.hasPrefix(name + ".") }
        }
    }

    private static func names(_ form: String, _ isKnown: @escaping @Sendable (String) -> Bool) -> ConfigurationForm {
        ConfigurationForm(
            name: form,
            parse: { text in
                let names = words(text)
                return names.allSatisfy(isKnown) ? names : nil
            },
            text: { $0.joined(separator: ", ") }
        )
    }
}
