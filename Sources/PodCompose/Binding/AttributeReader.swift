import OrderedCollections

/// Reads the attributes of one mapping of a canonical document as values of the model.
///
/// Conversions are those of the reference: an integer is a text where one is wanted, a text may be a number or a
/// boolean, a fraction is cut off where an integer is wanted. Missing, `null`, zero and the empty text are `nil`.
struct AttributeReader {
    let mapping: Node.Mapping
    let location: SourceLocation
    let path: String

    init(_ node: Node, path: String) throws(ComposeError) {
        self.location = node.location
        self.path = path
        switch node.value {
        case .mapping(let mapping): self.mapping = mapping
        case .null: self.mapping = [:]
        default:
            throw ComposeError(.invalid, "\(path): must be a mapping, not \(node.kindName)", at: node.location)
        }
    }

    /// Reads nothing.
    init(path: String) {
        mapping = [:]
        location = .none
        self.path = path
    }

    /// The value of an attribute; `nil` if it is missing or `null`.
    subscript(key: String) -> Node? {
        guard let node = mapping[key]?.node, !node.isNull else { return nil }
        return node
    }

    /// Keys that start with `x-`.
    var extensions: Extensions {
        // Most mappings have none: do not build what is not needed.
        guard mapping.keys.contains(where: { $0.begins(with: "x-") }) else { return [:] }
        return mapping.filter { $0.key.begins(with: "x-") }
    }

    func refusal(_ key: String, _ message: String, _ node: Node) -> ComposeError {
        ComposeError(.invalid, "\(path).\(key): \(message)", at: node.location)
    }
}

// MARK: Scalars

extension AttributeReader {
    func string(_ key: String) throws(ComposeError) -> String? {
        guard let node = self[key] else { return nil }
        let text = try Self.text(node, "\(path).\(key)")
        return text.isEmpty ? nil : text
    }

    /// A string or an integer as text.
    static func text(_ node: Node, _ path: @autoclosure () -> String) throws(ComposeError) -> String {
        switch node.value {
        case .string(let text): return text
        case .int(let number): return String(number)
        case .null: return ""
        default: throw ComposeError(.invalid, "\(path()): must be a string, not \(node.kindName)", at: node.location)
        }
    }

    func bool(_ key: String) throws(ComposeError) -> Bool {
        try optionalBool(key) ?? false
    }

    func optionalBool(_ key: String) throws(ComposeError) -> Bool? {
        guard let node = self[key] else { return nil }
        switch node.value {
        case .bool(let flag): return flag
        case .string(let text):
            switch text.lowercased() {
            case "true", "y", "yes", "on": return true
            case "false", "n", "no", "off": return false
            default: throw refusal(key, "must be true or false, not `\(text)`", node)
            }
        default: throw refusal(key, "must be true or false, not \(node.kindName)", node)
        }
    }

    /// An integer that may be zero.
    func integer(_ key: String) throws(ComposeError) -> Int64? {
        guard let node = self[key] else { return nil }
        switch node.value {
        case .int(let number): return number
        case .uint(let number): return Int64(truncatingIfNeeded: number)
        case .float(let number): return Self.truncated(number)
        case .string(let text):
            guard let number = try? GoNumber.int64(text) else {
                throw refusal(key, "must be an integer, not `\(text)`", node)
            }
            return number
        default: throw refusal(key, "must be an integer, not \(node.kindName)", node)
        }
    }

    /// An integer; zero is as good as none.
    func nonzero(_ key: String) throws(ComposeError) -> Int64? {
        let number = try integer(key)
        return number == 0 ? nil : number
    }

    func int(_ key: String) throws(ComposeError) -> Int? {
        try integer(key).map { Int($0) }
    }

    /// An integer that is not negative; texts are not converted.
    func natural(_ key: String) throws(ComposeError) -> UInt64? {
        guard let node = self[key] else { return nil }
        switch node.value {
        case .int(let number) where number >= 0: return UInt64(number)
        case .uint(let number): return number
        case .float(let number) where number >= 0 && number < 0x1p64: return UInt64(number)
        case .int, .float: throw refusal(key, "must not be negative", node)
        default: throw refusal(key, "must be an integer, not \(node.kindName)", node)
        }
    }

    func float(_ key: String) throws(ComposeError) -> Float? {
        guard let node = self[key] else { return nil }
        let number: Float
        switch node.value {
        case .int(let value): number = Float(value)
        case .uint(let value): number = Float(value)
        case .float(let value): number = Float(value)
        case .string(let text):
            guard let value = try? GoNumber.float(text) else {
                throw refusal(key, "must be a number, not `\(text)`", node)
            }
            number = value
        default: throw refusal(key, "must be a number, not \(node.kindName)", node)
        }
        return number == 0 ? nil : number
    }

    /// A size in bytes: a number, or a text with a unit. Zero is as good as none.
    func bytes(_ key: String) throws(ComposeError) -> Int64? {
        guard let node = self[key] else { return nil }
        let size: Int64
        switch node.value {
        case .int(let value): size = value
        case .string(let text):
            do {
                size = try ByteSize.parse(text)
            } catch {
                throw refusal(key, error.message, node)
            }
        // The reference lets other kinds pass and reads them as zero.
        default: size = 0
        }
        return size == 0 ? nil : size
    }

    /// A duration that may be zero.
    func duration(_ key: String) throws(ComposeError) -> Duration? {
        guard let node = self[key] else { return nil }
        do {
            return try DurationText.parse(GoFormat.value(node.value))
        } catch {
            throw refusal(key, error.message, node)
        }
    }

    private static func truncated(_ number: Double) -> Int64 {
        number.isNaN ? Int64.min : Int64(exactly: number.rounded(.towardZero)) ?? Int64.min
    }
}
