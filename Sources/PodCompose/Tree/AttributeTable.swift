/// Rules for attributes, found while walking down a tree: `services.*.ports`, where `*` stands for any key and any
/// place in a list.
///
/// A walk that holds the table of its place can skip every part of a document for which no rule is left.
struct AttributeTable<Rule: Sendable>: Sendable {
    /// The rule for this place.
    private(set) var rule: Rule?
    private var named: [String: AttributeTable] = [:]
    // An array of at most one: a struct cannot hold itself.
    private var others: [AttributeTable] = []

    init(_ rules: KeyValuePairs<String, Rule>) {
        for (path, rule) in rules {
            insert(rule, at: path.parts(at: ".", keepsEmpty: false).map(String.init)[...])
        }
    }

    private init() {}

    private mutating func insert(_ rule: Rule, at path: ArraySlice<String>) {
        guard let first = path.first else {
            self.rule = rule
            return
        }
        if first == "*" {
            if others.isEmpty { others = [AttributeTable()] }
            others[0].insert(rule, at: path.dropFirst())
        } else {
            named[first, default: AttributeTable()].insert(rule, at: path.dropFirst())
        }
    }

    /// The rules below a key; `nil` if there are none.
    subscript(key: String) -> AttributeTable? {
        if named.isEmpty { return others.first }
        return named[key] ?? others.first
    }

    /// The rules below the items of a list; `nil` if there are none.
    var items: AttributeTable? { others.first }
}
