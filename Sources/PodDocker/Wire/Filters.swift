/// The `filters` parameter of a list: all kinds must hold, and of one kind at least one value.
public struct Filters: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The values by kind, for example `label`, `name`, `status`.
    public var values: [String: [String]]

    /// Filters by kind.
    public init(_ values: [String: [String]] = [:]) {
        self.values = values
    }

    /// Filters by kind.
    public init(dictionaryLiteral elements: (String, [String])...) {
        values = Dictionary(elements) { $0 + $1 }
    }

    /// The JSON text of the parameter, or `nil` if there is nothing to filter.
    ///
    /// - Throws: rather than that a list without filters would take its place.
    var encoded: String? {
        get throws { values.isEmpty ? nil : try DockerJSON.text(values) }
    }
}
