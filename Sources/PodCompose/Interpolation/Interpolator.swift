import OrderedCollections

/// Replaces variables in the values of a document, never in its keys, and gives the results their types.
package struct Interpolator {
    /// A variable's value, nil when it is not set.
    private let lookup: (String) -> String?
    private let casts: AttributeTable<TypeCast>?
    private var path: [String] = []
    private var warnedOf: Set<String> = []
    /// Bytes that all texts together may grow to.
    private var budget: Int

    /// What people should know although nothing failed, each once, in the order of the file.
    package private(set) var warnings: [Warning] = []

    package struct Warning: Sendable, Hashable {
        package var message: String
        package var location: SourceLocation
    }

    /// - Parameters:
    ///   - lookup: A variable's value, nil when it is not set.
    ///   - castsTypes: Whether text becomes a number or a boolean where Compose expects one.
    ///   - budget: Bytes that all texts together may grow to.
    package init(castsTypes: Bool = true, budget: Int = 256 << 20, lookup: @escaping (String) -> String?) {
        self.lookup = lookup
        self.casts = castsTypes ? TypeCast.table : nil
        self.budget = budget
    }

    /// The document with its variables replaced. Warnings of several documents add up.
    ///
    /// - Throws: `ComposeError` (`.interpolation`, `.invalid` for a value of the wrong type, `.limit`) with the place.
    package mutating func interpolate(_ document: Node) throws(ComposeError) -> Node {
        try rewritten(document, casts) ?? document
    }

    /// The node with its variables replaced, or nil if nothing changes: what holds no variable stays shared.
    private mutating func rewritten(
        _ node: Node,
        _ casts: AttributeTable<TypeCast>?
    ) throws(ComposeError) -> Node? {
        if node.tag == "!reset" { return nil }
        switch node.value {
        case .string(let text):
            return try value(of: text, cast: casts?.rule, at: node.location).map { value in
                var copy = node
                copy.value = value
                return copy
            }
        case .sequence(let items):
            var copy: [Node]?
            path.append("[]")
            for index in items.indices {
                if let item = try rewritten(items[index], casts?["[]"]) {
                    if copy == nil { copy = items }
                    copy?[index] = item
                }
            }
            path.removeLast()
            return copy.map { Node(.sequence($0), at: node.location, tag: node.tag) }
        case .mapping(let mapping):
            var copy: Node.Mapping?
            for index in mapping.elements.indices {
                let (key, entry) = mapping.elements[index]
                path.append(key)
                if let value = try rewritten(entry.node, Self.descend(casts, key)) {
                    if copy == nil { copy = mapping }
                    copy?.values[index].node = value
                }
                path.removeLast()
            }
            return copy.map { Node(.mapping($0), at: node.location, tag: node.tag) }
        case .null, .bool, .int, .uint, .float, .timestamp:
            return nil
        }
    }

    /// The reference joins keys with dots and splits them again, so a key with a dot is two steps.
    private static func descend(_ casts: AttributeTable<TypeCast>?, _ key: String) -> AttributeTable<TypeCast>? {
        guard key.utf8.contains(UInt8(ascii: ".")) else { return casts?[key] }
        return key.parts(at: ".")
            .reduce(casts) { $0?[String($1)] }
    }

    private mutating func value(
        of text: String,
        cast: TypeCast?,
        at location: SourceLocation
    ) throws(ComposeError) -> Node.Value? {
        let hasVariables = text.utf8.contains(UInt8(ascii: "$"))
        guard hasVariables || cast != nil else { return nil }
        var result = text
        if hasVariables {
            var unset: [String] = []
            do {
                result = try Template.substitute(text, lookup: lookup) { unset.append($0) }
            } catch {
                warn(of: unset, at: location)
                throw self.error(error, at: location)
            }
            warn(of: unset, at: location)
            budget -= result.utf8.count
            guard budget >= 0 else { throw self.error(.tooLong, at: location) }
        }
        guard let cast else { return .string(result) }
        var warnings: [String] = []
        defer { for message in warnings { warn(message, at: location) } }
        do {
            return try cast.value(of: result) { warnings.append($0) }
        } catch {
            throw ComposeError(
                .invalid,
                "error while interpolating \(pathText): failed to cast to expected type: \(error.message)",
                at: location
            )
        }
    }

    private mutating func warn(of variables: [String], at location: SourceLocation) {
        for name in variables {
            let message = "The \(GoFormat.quoted(name)) variable is not set. Defaulting to a blank string."
            warn(message, at: location)
        }
    }

    private mutating func warn(_ message: String, at location: SourceLocation) {
        guard warnedOf.insert(message).inserted else { return }
        warnings.append(Warning(message: message, location: location))
    }

    private func error(_ failure: Template.Failure, at location: SourceLocation) -> ComposeError {
        switch failure {
        case .invalid(let template):
            ComposeError(
                .interpolation,
                "invalid interpolation format for \(pathText): \(Self.excerpt(template)) "
                    + "(you may need to escape any $ with another $)",
                at: location
            )
        case .missing(let variable, let message):
            ComposeError(
                .interpolation,
                "error while interpolating \(pathText): required variable \(variable) is missing a value"
                    + (message.isEmpty ? "" : ": \(message)"),
                at: location
            )
        case .tooDeep:
            ComposeError(
                .limit,
                "error while interpolating \(pathText): defaults nest deeper than \(Template.maximumDepth) levels",
                at: location
            )
        case .tooLong:
            ComposeError(
                .limit,
                "error while interpolating \(pathText): the variables expand to too many bytes",
                at: location
            )
        }
    }

    private static func excerpt(_ text: String) -> String {
        text.utf8.count <= 200 ? GoFormat.quoted(text) : GoFormat.quoted(String(text.prefix(100))) + "…"
    }

    private var pathText: String { path.joined(separator: ".") }
}
