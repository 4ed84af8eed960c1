import OrderedCollections

/// Checks a merged document against the schema of the Compose Specification.
struct SchemaValidator {
    static func validate(_ document: Node) throws(ComposeError) {
        var path = NodePath()
        try validate(document, .document, &path)
    }

    private static func validate(_ node: Node, _ shape: Shape, _ path: inout NodePath) throws(ComposeError) {
        if shape.isAny { return }
        switch node.value {
        case .mapping(let mapping):
            guard let expected = shape.mapping else { throw mismatch(node, shape, path) }
            try validate(mapping, at: node.location, expected, &path)
        case .sequence(let items):
            guard let expected = shape.list else { throw mismatch(node, shape, path) }
            for (index, item) in items.enumerated() {
                try path.descend("[\(index)]") { path throws(ComposeError) in
                    try validate(item, expected.items, &path)
                }
            }
            if expected.unique { try requireUnique(items, path) }
        case .string(let text):
            guard shape.scalars.contains(.string) else { throw mismatch(node, shape, path) }
            if !shape.choices.isEmpty, !shape.choices.contains(text) {
                throw refusal("must be \(choices(shape.choices)), not `\(text)`", node.location, path)
            }
            if let pattern = shape.pattern, !pattern.isFound(in: text) {
                throw refusal("\(pattern.explanation), not `\(text)`", node.location, path)
            }
        case .int, .uint, .float:
            try validateNumber(node, shape, path)
        case .bool:
            guard shape.scalars.contains(.bool) else { throw mismatch(node, shape, path) }
        case .null:
            guard shape.scalars.contains(.null) else { throw mismatch(node, shape, path) }
        case .timestamp:
            throw date(node, path)
        }
    }

    private static func validate(
        _ mapping: Node.Mapping,
        at location: SourceLocation,
        _ shape: Shape.MappingShape,
        _ path: inout NodePath
    ) throws(ComposeError) {
        for (key, entry) in mapping {
            let expected: Shape
            if let property = shape.properties[key] {
                expected = property
            } else {
                switch shape.others {
                case .chosen(let pattern, let chosen, let elseRefused):
                    if pattern.matches(key) {
                        expected = chosen
                    } else if elseRefused {
                        throw refusal("`\(key)` is not a valid name", entry.keyLocation, path)
                    } else {
                        continue
                    }
                case .extensions where key.begins(with: "x-"):
                    expected = .any
                case .ignored:
                    expected = .any
                case .extensions, .refused:
                    throw unknown(key, entry.keyLocation, shape, path)
                }
            }
            try path.descend(key) { path throws(ComposeError) in
                try validate(entry.node, expected, &path)
            }
        }
        for key in shape.required where mapping[key] == nil {
            throw refusal("`\(key)` is missing", location, path)
        }
    }

    private static func validateNumber(_ node: Node, _ shape: Shape, _ path: NodePath) throws(ComposeError) {
        let number: Double
        let isInteger: Bool
        switch node.value {
        case .int(let value): (number, isInteger) = (Double(value), true)
        case .uint(let value): (number, isInteger) = (Double(value), true)
        case .float(let value): (number, isInteger) = (value, value.isFinite && value == value.rounded(.towardZero))
        default: return
        }
        let allowed: Shape.Kinds = isInteger ? [.integer, .number] : .number
        guard !shape.scalars.isDisjoint(with: allowed) else { throw mismatch(node, shape, path) }
        if let range = shape.range, !range.contains(number) {
            let bounds =
                range.upperBound.isFinite
                ? "between \(GoFormat.float(range.lowerBound)) and \(GoFormat.float(range.upperBound))"
                : "greater than or equal to \(GoFormat.float(range.lowerBound))"
            throw refusal("must be \(bounds), not \(GoFormat.value(node.value))", node.location, path)
        }
    }

    private static func requireUnique(_ items: [Node], _ path: NodePath) throws(ComposeError) {
        var texts = Set<String>()
        var others = Set<NodeContent>()
        for item in items {
            let isNew =
                if case .string(let text) = item.value {
                    texts.insert(text).inserted
                } else {
                    others.insert(NodeContent(item)).inserted
                }
            guard isNew else {
                let text = GoFormat.scalar(item.value).map { " `\($0)`" } ?? ""
                throw refusal("the item\(text) stands here twice", item.location, path)
            }
        }
    }
}

extension SchemaValidator {
    private static func refusal(_ message: String, _ location: SourceLocation, _ path: NodePath) -> ComposeError {
        let place = path.description
        return ComposeError(.invalid, place.isEmpty ? message : "\(place): \(message)", at: location)
    }

    private static func mismatch(_ node: Node, _ shape: Shape, _ path: NodePath) -> ComposeError {
        refusal("must be \(shape.expectation), not \(node.kindName)", node.location, path)
    }

    private static func date(_ node: Node, _ path: NodePath) -> ComposeError {
        refusal("a date is not a value here; put it in quotes to make it a string", node.location, path)
    }

    private static func choices(_ choices: [String]) -> String {
        let quoted = choices.map { "`\($0)`" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func unknown(
        _ key: String,
        _ location: SourceLocation,
        _ shape: Shape.MappingShape,
        _ path: NodePath
    ) -> ComposeError {
        let hint = Spelling.nearest(to: key, in: shape.properties.keys).map { "; did you mean `\($0)`?" } ?? ""
        return refusal("unknown attribute `\(key)`\(hint)", location, path)
    }
}

extension Shape.KeyPattern {
    func matches(_ key: String) -> Bool {
        switch self {
        case .name:
            !key.isEmpty
                && key.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                }
        case .lowercase: !key.isEmpty && key.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        case .text: !key.isEmpty
        }
    }
}
