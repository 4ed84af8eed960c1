/// How a project is called (Compose Specification, name).
enum ProjectName {
    /// Lower-case letters, digits, `-` and `_`, beginning with a letter or digit; everything else is left out.
    static func normalized(_ text: String) -> String {
        let kept = text.lowercased().utf8.filter { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-")
        }
        return String(decoding: kept.drop { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }, as: UTF8.self)
    }

    static func check(_ name: String) throws(ComposeError) {
        guard normalized(name) == name else {
            throw ComposeError(
                .invalid,
                "`\(name)` is not a project name: it must consist of lower-case letters, digits, `-` and `_`, and "
                    + "begin with a letter or digit"
            )
        }
    }

    /// The last `name:` of the files, one that a tag takes back included: the reference looks before it minds tags.
    static func written(in files: [DocumentLoader.ParsedFile]) throws(ComposeError) -> Node? {
        var found: Node?
        for document in files.flatMap(\.documents) {
            guard let name = document["name"] else { continue }
            switch name.value {
            case .string(""), .null: continue
            case .string, .int, .uint, .float, .bool: found = name
            default: throw ComposeError(.invalid, "name: must be a string, not \(name.kindName)", at: name.location)
            }
        }
        return found
    }
}
