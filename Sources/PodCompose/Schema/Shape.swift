/// What a value may look like: the part of JSON Schema that the Compose Specification's schema uses, arranged by the
/// kind of value, because its alternatives never overlap in that.
struct Shape: Sendable {
    /// The kinds of scalars that are allowed.
    let scalars: Kinds
    /// The texts that are allowed; empty if all are.
    var choices: [String] = []
    /// What a text must contain.
    var pattern: TextPattern?
    /// The bounds of an integer.
    var range: ClosedRange<Double>?
    /// What a mapping holds; `nil` if none is allowed.
    private(set) var mapping: MappingShape?
    /// What a list holds; `nil` if none is allowed.
    private(set) var list: ListShape?
    /// Whether anything is allowed.
    var isAny = false

    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let null = Kinds(rawValue: 1)
        static let bool = Kinds(rawValue: 2)
        static let integer = Kinds(rawValue: 4)
        static let number = Kinds(rawValue: 8)
        static let string = Kinds(rawValue: 16)
    }

    final class MappingShape: Sendable {
        let properties: [String: Shape]
        /// What keys that are not in `properties` are.
        let others: Others
        let required: [String]

        init(properties: [String: Shape], others: Others, required: [String]) {
            self.properties = properties
            self.others = others
            self.required = required
        }
    }

    /// Keys that a mapping does not name.
    enum Others: Sendable {
        /// Only extensions.
        case extensions
        /// None at all.
        case refused
        /// Whatever.
        case ignored
        /// Keys that the user chooses, all of one shape; keys that do not fit the pattern are refused or ignored.
        indirect case chosen(KeyPattern, Shape, elseRefused: Bool)
    }

    /// What keys that the user chooses look like.
    enum KeyPattern: Sendable {
        /// `[a-zA-Z0-9._-]+`
        case name
        /// Lower-case letters.
        case lowercase
        /// Not empty.
        case text
    }

    final class ListShape: Sendable {
        let items: Shape
        let unique: Bool

        init(items: Shape, unique: Bool) {
            self.items = items
            self.unique = unique
        }
    }

    private init(
        scalars: Kinds,
        choices: [String] = [],
        pattern: TextPattern? = nil,
        range: ClosedRange<Double>? = nil,
        mapping: MappingShape? = nil,
        list: ListShape? = nil,
        isAny: Bool = false
    ) {
        self.scalars = scalars
        self.choices = choices
        self.pattern = pattern
        self.range = range
        self.mapping = mapping
        self.list = list
        self.isAny = isAny
    }
}

extension Shape {
    static let any = Shape(scalars: [], isAny: true)
    static let null = Shape(scalars: .null)
    static let bool = Shape(scalars: .bool)
    static let integer = Shape(scalars: .integer)
    static let number = Shape(scalars: [.number, .integer])
    static let string = Shape(scalars: .string)

    static func string(of choices: String...) -> Shape {
        Shape(scalars: .string, choices: choices)
    }

    static func string(containing pattern: TextPattern) -> Shape {
        Shape(scalars: .string, pattern: pattern)
    }

    static func integer(in range: ClosedRange<Double>) -> Shape {
        Shape(scalars: .integer, range: range)
    }

    /// An integer that is not negative.
    static let natural = integer(in: 0...Double.infinity)

    /// A mapping with the given keys, and extensions unless `others` says otherwise.
    static func mapping(
        _ properties: [String: Shape],
        others: Others = .extensions,
        required: [String] = []
    ) -> Shape {
        Shape(scalars: [], mapping: MappingShape(properties: properties, others: others, required: required))
    }

    /// A mapping whose keys the user chooses.
    static func mapping(_ keys: KeyPattern, to shape: Shape, elseRefused: Bool = true) -> Shape {
        mapping([:], others: .chosen(keys, shape, elseRefused: elseRefused))
    }

    static func list(of items: Shape) -> Shape {
        Shape(scalars: [], list: ListShape(items: items, unique: false))
    }

    /// A list in which nothing stands twice.
    static func set(of items: Shape) -> Shape {
        Shape(scalars: [], list: ListShape(items: items, unique: true))
    }

    /// This shape or another; the two are of different kinds.
    func or(_ other: Shape) -> Shape {
        Shape(
            scalars: scalars.union(other.scalars),
            choices: choices + other.choices,
            pattern: pattern ?? other.pattern,
            range: range ?? other.range,
            mapping: mapping ?? other.mapping,
            list: list ?? other.list,
            isAny: isAny || other.isAny
        )
    }

    /// The allowed kinds, in the words of a message.
    var expectation: String {
        var words: [String] = []
        if mapping != nil { words.append("mapping") }
        if list != nil { words.append("list") }
        if scalars.contains(.string) { words.append("string") }
        if scalars.contains(.number) { words.append("number") }
        if scalars.contains(.integer), !scalars.contains(.number) { words.append("integer") }
        if scalars.contains(.bool) { words.append("boolean") }
        if scalars.contains(.null) { words.append("null") }
        guard let last = words.popLast() else { return "nothing" }
        let text = words.isEmpty ? last : words.joined(separator: ", ") + " or " + last
        return (text.begins(with: "integer") ? "an " : "a ") + text
    }
}
