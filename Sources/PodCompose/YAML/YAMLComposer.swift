import OrderedCollections

/// Builds nodes out of events: types, anchors, merge keys, and the budgets that keep hostile input cheap.
struct YAMLComposer: ~Copyable {
    private var events: YAMLEvents
    private let limits: YAMLLimits
    private var anchors: [String: Anchor] = [:]
    private var aliasPaths: [String: AliasPaths] = [:]
    private var path: [PathElement] = []
    /// Everything composed so far, aliases expanded.
    private var total = Size()
    private var aliased = Size()
    private var sawReset = false
    /// Flow collections ([…] and {…}) around the current node.
    private var flowLevel = 0
    /// A wrong key is reported only once the document has proved to be YAML.
    private var firstKeyError: ComposeError?

    private struct Size {
        var nodes = 0
        var bytes = 0
    }

    private enum Anchor {
        case open(SourceLocation)
        case closed(Node, Size, height: Int)
    }

    private enum PathElement {
        case key(String)
        case index(Int)
    }

    /// Where a node stands. The mappings that `<<` names may have keys that are no strings: they become text.
    private enum Role {
        case value
        case mergeSource
    }

    init(_ events: consuming YAMLEvents, limits: YAMLLimits) {
        self.events = events
        self.limits = limits
    }

    mutating func documents() throws(ComposeError) -> [Node] {
        var documents: [Node] = []
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamEnd: return documents
            case .streamStart, .documentEnd: continue
            case .documentStart:
                let (node, _) = try compose(try events.next(), depth: 0)
                if let firstKeyError { throw firstKeyError }
                documents.append(node)
            default: throw ComposeError(.syntax, "expected the start of a document", at: event.location)
            }
        }
    }

    // MARK: Nodes

    /// The node that begins with `event`, and how many collections it nests.
    private mutating func compose(
        _ event: YAMLEvents.Event,
        depth: Int,
        role: Role = .value
    ) throws(ComposeError) -> (Node, height: Int) {
        guard depth <= limits.depth else {
            throw ComposeError(.limit, "nesting is deeper than \(limits.depth) levels", at: event.location)
        }
        if event.kind == .alias { return try alias(event, depth: depth) }
        let before = total
        let keyError = firstKeyError
        total.nodes += 1
        guard total.nodes <= limits.nodes + aliased.nodes else {
            throw ComposeError(.limit, "the file has more than \(limits.nodes) values", at: event.location)
        }
        if let name = event.anchor {
            anchors[name] = .open(event.location)
            aliasPaths[name] = nil
        }
        var node: Node
        var height = 0
        switch event.kind {
        case .sequenceStart: (node, height) = try sequence(event, depth: depth, role: role)
        case .mappingStart: (node, height) = try mapping(event, depth: depth, role: role)
        case .scalar:
            total.bytes += event.text.utf8.count
            node = Node(try scalar(event), at: event.location)
        default: throw ComposeError(.syntax, "expected a value", at: event.location)
        }
        if let tag = event.tag, tag != "!", !tag.begins(with: YAMLTag.prefix) {
            node.tag = tag
            if tag == "!reset" {
                sawReset = true
                // Nobody looks into a value that is taken out.
                firstKeyError = keyError
            }
        }
        if let name = event.anchor, case .open(event.location) = anchors[name] {
            let size = Size(nodes: total.nodes - before.nodes, bytes: total.bytes - before.bytes)
            anchors[name] = .closed(sawReset ? Self.withoutResets(node) : node, size, height: height)
        }
        return (node, height)
    }

    private mutating func alias(_ event: YAMLEvents.Event, depth: Int) throws(ComposeError) -> (Node, height: Int) {
        switch anchors[event.text] {
        case nil:
            throw ComposeError(.syntax, "unknown anchor '\(event.text)' referenced", at: event.location)
        case .open(let start):
            throw ComposeError(.cycle, "anchor '\(event.text)' of \(start) contains itself", at: event.location)
        case .closed(var node, let size, let height):
            guard depth + height <= limits.depth else {
                throw ComposeError(.limit, "nesting is deeper than \(limits.depth) levels", at: event.location)
            }
            aliased.nodes += size.nodes
            aliased.bytes += size.bytes
            guard aliased.nodes <= limits.aliasedNodes, aliased.bytes <= limits.aliasedBytes else {
                throw ComposeError(
                    .limit,
                    "document contains excessive aliasing: '*\(event.text)' brings the expanded aliases to "
                        + "\(aliased.nodes) values and \(aliased.bytes) bytes of text",
                    at: event.location
                )
            }
            total.nodes += size.nodes
            total.bytes += size.bytes
            checkForCycle(event)
            node.location = event.location
            return (node, height)
        }
    }

    /// The reference takes an anchor that is used at a place and again below it for a cycle.
    private mutating func checkForCycle(_ event: YAMLEvents.Event) {
        let steps = path.compactMap { element -> String? in
            switch element {
            case .key(let key): key == "<<" ? nil : key
            case .index(let index): String(index)
            }
        }
        let path = steps.joined(separator: ".")
        if let other = aliasPaths[event.text, default: AliasPaths()].insert(path) {
            let message = "cycle detected: node at path \(path) references node at path \(other)"
            report(.cycle, message, at: event.location)
        }
    }

    private mutating func sequence(
        _ start: YAMLEvents.Event,
        depth: Int,
        role: Role
    ) throws(ComposeError) -> (Node, height: Int) {
        var items: [Node] = []
        var height = 0
        flowLevel += start.isFlow ? 1 : 0
        defer { flowLevel -= start.isFlow ? 1 : 0 }
        while true {
            let event = try events.next()
            if event.kind == .sequenceEnd { break }
            path.append(.index(items.count))
            let (item, itemHeight) = try compose(event, depth: depth + 1, role: role)
            path.removeLast()
            items.append(item)
            height = max(height, itemHeight + 1)
        }
        return (Node(.sequence(items), at: start.location), height)
    }

    private mutating func mapping(
        _ start: YAMLEvents.Event,
        depth: Int,
        role: Role
    ) throws(ComposeError) -> (Node, height: Int) {
        var entries: Node.Mapping = [:]
        var merge: (node: Node, keyLocation: SourceLocation)?
        var height = 0
        flowLevel += start.isFlow ? 1 : 0
        defer { flowLevel -= start.isFlow ? 1 : 0 }
        while true {
            let event = try events.next()
            if event.kind == .mappingEnd { break }
            if isMergeKey(event) {
                total.nodes += 1
                if let merge { report(duplicate: "<<", at: event.location, first: merge.keyLocation) }
                path.append(.key("<<"))
                let (node, nodeHeight) = try compose(try events.next(), depth: depth + 1, role: .mergeSource)
                path.removeLast()
                merge = (node, event.location)
                height = max(height, nodeHeight)
                continue
            }
            let name = try key(event, depth: depth + 1, role: role)
            path.append(.key(name ?? ""))
            let (node, nodeHeight) = try compose(try events.next(), depth: depth + 1)
            path.removeLast()
            height = max(height, nodeHeight + 1)
            guard let name else { continue }
            if let first = entries.updateValue(
                Node.Entry(node, keyLocation: event.location),
                forKey: name
            )?.keyLocation {
                report(duplicate: name, at: event.location, first: first)
            }
        }
        if let merge { try Self.merge(merge.node, into: &entries) }
        return (Node(.mapping(entries), at: start.location), height)
    }

    // MARK: Keys

    private func isMergeKey(_ event: YAMLEvents.Event) -> Bool {
        guard event.kind == .scalar, event.text == "<<" else { return false }
        return event.tag.map { $0 == YAMLTag.merge || ($0 == "!" && event.isPlain) } ?? event.isPlain
    }

    /// The text of a key; nil for a key that is dropped or reported.
    private mutating func key(
        _ event: YAMLEvents.Event,
        depth: Int,
        role: Role
    ) throws(ComposeError) -> String? {
        let (node, _) = try compose(event, depth: depth)
        switch node.value {
        case .string(let text):
            return text
        case .sequence, .mapping:
            report(.syntax, "invalid map key: a key is one line of text, not a list or a mapping", at: event.location)
            return nil
        case .null where role == .mergeSource:
            return nil
        default:
            if role == .mergeSource, event.kind == .scalar { return event.text }
            let place = path.isEmpty ? "at top level" : "in \(pathText)"
            let shown = GoFormat.syntax(node.value)
            report(.invalid, "non-string key \(place): \(shown) (write it in quotes)", at: event.location)
            return nil
        }
    }

    private var pathText: String {
        path.reduce(into: "") { text, element in
            switch element {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    private mutating func report(duplicate key: String, at location: SourceLocation, first: SourceLocation) {
        report(.syntax, "mapping key \(GoFormat.quoted(key)) already defined at \(first)", at: location)
    }

    private mutating func report(_ code: ComposeError.Code, _ message: String, at location: SourceLocation) {
        if firstKeyError == nil { firstKeyError = ComposeError(code, message, at: location) }
    }

    // MARK: Merge keys

    /// Adds the entries of a mapping, or of a list of mappings, that `entries` lacks. The first source wins.
    private static func merge(_ source: Node, into entries: inout Node.Mapping) throws(ComposeError) {
        if source.tag == "!reset" { return }
        switch source.value {
        case .mapping(let mapping):
            for (key, entry) in mapping where entries[key] == nil { entries[key] = entry }
        case .sequence(let items):
            for item in items {
                guard case .mapping = item.value else { throw notMergeable(item.location) }
                try merge(item, into: &entries)
            }
        default: throw notMergeable(source.location)
        }
    }

    private static func notMergeable(_ location: SourceLocation) -> ComposeError {
        ComposeError(.syntax, "map merge requires map or sequence of maps as the value", at: location)
    }

    /// What an alias repeats: the reference has taken `!reset` values out of an anchored node by then.
    private static func withoutResets(_ node: Node) -> Node {
        var copy = node
        switch node.value {
        case .sequence(let items):
            copy.value = .sequence(items.filter { $0.tag != "!reset" }.map(withoutResets))
        case .mapping(let mapping):
            copy.value = .mapping(
                mapping.filter { $0.value.node.tag != "!reset" }.mapValues {
                    Node.Entry(withoutResets($0.node), keyLocation: $0.keyLocation)
                }
            )
        default: break
        }
        return copy
    }

    // MARK: Scalars

    private func scalar(_ event: YAMLEvents.Event) throws(ComposeError) -> Node.Value {
        // YAML 1.1 ends a plain scalar at '?' here, so the reference does; libyaml reads on, as YAML 1.2 would.
        if flowLevel > 0, event.isPlain, event.text.utf8.contains(UInt8(ascii: "?")) {
            throw ComposeError(
                .syntax,
                "did not find expected ',' or a bracket: quote a text with '?' in it",
                at: event.location
            )
        }
        guard let tag = event.tag, tag != "!" else {
            return event.isPlain ? ScalarResolver.resolve(event.text) : .string(event.text)
        }
        do {
            return try YAMLTag.value(of: event.text, tag: tag)
        } catch {
            throw ComposeError(.syntax, error.message, at: event.location)
        }
    }
}
