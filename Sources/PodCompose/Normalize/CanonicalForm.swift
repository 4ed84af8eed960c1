import OrderedCollections

/// Turns the short forms of a document into long forms.
struct CanonicalForm {
    /// Whether a text that is no valid short form stays as it is: without interpolation it may hold variables.
    var keepsUnreadable = false
    private(set) var warnings: [Warning] = []

    mutating func apply(to document: inout Node) throws(ComposeError) {
        var path = NodePath()
        try walk(&document, CanonicalRule.table, &path)
        try Self.omitEmptyNameServers(&document)
    }

    init(keepsUnreadable: Bool = false) {
        self.keepsUnreadable = keepsUnreadable
    }

    private mutating func walk(
        _ node: inout Node,
        _ table: AttributeTable<CanonicalRule>,
        _ path: inout NodePath
    ) throws(ComposeError) {
        if let rule = table.rule {
            try apply(rule, to: &node, table, &path)
        } else {
            try walkBelow(&node, table, &path)
        }
    }

    private mutating func walkBelow(
        _ node: inout Node,
        _ table: AttributeTable<CanonicalRule>,
        _ path: inout NodePath
    ) throws(ComposeError) {
        var form = self
        defer { self = form }
        try node.updateMapping { mapping throws(ComposeError) in
            for index in mapping.elements.indices {
                let key = mapping.keys[index]
                guard let below = table[key] else { continue }
                try path.descend(key) { path throws(ComposeError) in
                    try form.walk(&mapping.values[index].node, below, &path)
                }
            }
        }
        guard let below = table.items else { return }
        try node.updateSequence { items throws(ComposeError) in
            for index in items.indices {
                try path.descend("[\(index)]") { path throws(ComposeError) in
                    try form.walk(&items[index], below, &path)
                }
            }
        }
    }

    private mutating func apply(
        _ rule: CanonicalRule,
        to node: inout Node,
        _ table: AttributeTable<CanonicalRule>,
        _ path: inout NodePath
    ) throws(ComposeError) {
        switch rule {
        case .service:
            if node.mapping != nil { try walkBelow(&node, table, &path) }
        case .build:
            if node.string != nil { node = Self.wrapped("context", node) }
            try require(node, .mapping, path)
            try walkBelow(&node, table, &path)
        case .extends:
            if node.string != nil { node = Self.wrapped("service", node) }
            try require(node, .mapping, path)
        case .include:
            if node.string != nil { node = Self.wrapped("path", node) }
            try require(node, .mapping, path)
        case .fileMount:
            if node.string != nil { node = Self.wrapped("source", node) }
            try require(node, .mapping, path)
        case .external:
            try external(&node, path)
        case .text:
            if node.string == nil { node.value = .string(GoFormat.value(node.value)) }
        case .keyValues:
            try keyValues(&node, path)
        case .dependencies:
            try dependencies(&node, path)
        case .envFiles:
            try envFiles(&node, path)
        case .list:
            if node.string != nil { node = Node(.sequence([node]), at: node.location) }
        case .gpus:
            if node.string != nil {
                let request = Self.wrapped("count", node.derived(.string("all")))
                node = Node(.sequence([request]), at: node.location)
            }
            try require(node, .list, path)
        case .names:
            try names(&node, path)
        case .mount:
            try mount(&node, path)
        case .device:
            try device(&node, path)
        case .ports:
            try ports(&node, path)
        case .sshKeys:
            try sshKeys(&node, path)
        case .ulimit:
            switch node.value {
            case .mapping, .int: break
            default: throw refusal("a limit must be a number or a mapping, not \(node.kindName)", node, path)
            }
        }
    }

    /// Name servers that an unset variable left empty are not there.
    private static func omitEmptyNameServers(_ document: inout Node) throws(ComposeError) {
        document.update("services") { services in
            services.updateValues { _, service in
                service.update("dns") { dns in
                    guard let items = dns.sequence else { return }
                    dns.value = .sequence(items.filter { !$0.isNull && $0.string != "" })
                }
            }
        }
    }

    mutating func warn(_ message: String, at location: SourceLocation) {
        warnings.append(Warning(message, at: location))
    }
}
