/// Reads YAML, and therefore JSON, into nodes.
///
/// Scalars are typed as go.yaml.in v3 types them, because Compose files mean what the reference implementation reads.
/// Anchors, aliases and merge keys are resolved; their cost is bounded, see ``YAMLLimits``.
package enum YAMLParser {
    /// One node per document; none for a file of comments.
    ///
    /// - Throws: `ComposeError` with the place in the file: `.syntax`, `.invalid` (a key that is no string), `.cycle`
    ///   (an anchor that contains itself) or `.limit`.
    package static func parse(
        _ bytes: [UInt8],
        file: String,
        limits: YAMLLimits = YAMLLimits()
    ) throws(ComposeError) -> [Node] {
        guard bytes.count <= limits.bytes else {
            throw ComposeError(
                .limit,
                "the file has \(bytes.count) bytes, more than the \(limits.bytes) that are read",
                at: SourceLocation(file: file, line: 1, column: 1)
            )
        }
        guard !bytes.isEmpty else { return [] }
        do {
            return try compose(bytes, nil, file, limits)
        } catch {
            guard error.code == .syntax, let colons = FlowColons(in: bytes, limits: limits) else { throw error }
            return try compose(colons.bytes, colons, file, limits)
        }
    }

    private static func compose(_ bytes: [UInt8], _ colons: FlowColons?, _ file: String, _ limits: YAMLLimits)
        throws(ComposeError) -> [Node]
    {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ComposeError) -> [Node] in
            var composer = YAMLComposer(try YAMLEvents(buffer, file: file, colons: colons), limits: limits)
            return try composer.documents()
        }
    }

    package static func parse(
        _ text: String,
        file: String,
        limits: YAMLLimits = YAMLLimits()
    ) throws(ComposeError) -> [Node] {
        try parse(Array(text.utf8), file: file, limits: limits)
    }
}
