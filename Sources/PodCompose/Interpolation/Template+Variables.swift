import OrderedCollections

extension Template {
    /// A variable, as the first reference to it has it.
    package struct Variable: Sendable, Hashable {
        package var name: String
        /// What stands for it where it is not set; a template itself.
        package var defaultValue = ""
        /// What stands for it where it is set.
        package var alternateValue = ""
        /// Whether nothing stands for it.
        package var isRequired = false
    }

    /// The variables that a text refers to, each followed by those in its default or alternate; what begins no
    /// reference is passed over.
    package static func variables(in text: String) -> [Variable] {
        var variables: [Variable] = []
        collect(Array(text.utf8)[...], depth: 0, into: &variables)
        return variables
    }

    private static func collect(_ bytes: ArraySlice<UInt8>, depth: Int, into variables: inout [Variable]) {
        guard depth <= maximumDepth else { return }
        let lastBrace = bytes.lastIndex(of: UInt8(ascii: "}"))
        var index = bytes.startIndex
        while let dollar = bytes[index...].firstIndex(of: UInt8(ascii: "$")), dollar + 1 < bytes.endIndex {
            let next = dollar + 1
            if let end = Reference.endOfName(in: bytes[next...]) {
                variables.append(Variable(name: String(decoding: bytes[next..<end], as: UTF8.self)))
                index = end
            } else if bytes[next] == UInt8(ascii: "{"),
                let reference = Reference(bytes[dollar...], lastBrace: lastBrace)
            {
                variables.append(Variable(reference))
                if reference.operation?.kind != .required {
                    collect(reference.word, depth: depth + 1, into: &variables)
                }
                index = reference.end
            } else {
                // The second of two dollars is a dollar; a brace may hold anything.
                index = next + (bytes[next] == UInt8(ascii: "$") ? 1 : 0)
            }
        }
    }
}

extension Template.Variable {
    fileprivate init(_ reference: Template.Reference) {
        name = reference.name
        let word = String(decoding: reference.word, as: UTF8.self)
        switch reference.operation?.kind {
        case .default: defaultValue = word
        case .alternate: alternateValue = word
        case .required: isRequired = true
        case nil: break
        }
    }
}

extension Node {
    /// The variables that the values of a document refer to, each once, in the order in which they are met.
    package var variables: [Template.Variable] {
        var found: [Template.Variable] = []
        var names: Set<String> = []
        collectVariables { if names.insert($0.name).inserted { found.append($0) } }
        return found
    }

    private func collectVariables(_ add: (Template.Variable) -> Void) {
        switch value {
        case .string(let text): Template.variables(in: text).forEach(add)
        case .sequence(let items): for item in items { item.collectVariables(add) }
        case .mapping(let mapping): for entry in mapping.values { entry.node.collectVariables(add) }
        case .null, .bool, .int, .uint, .float, .timestamp: break
        }
    }
}
