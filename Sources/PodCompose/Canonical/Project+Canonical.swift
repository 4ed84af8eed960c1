import OrderedCollections

extension Project {
    /// The project as `docker compose config` prints it, as a document.
    ///
    /// Mappings that users fill are sorted by their keys, in JSON the top level too. JSON leaves out extensions below the top level and the
    /// models of the project.
    ///
    /// - Throws: `ComposeError` if the project holds something that the format has no form for.
    public func canonicalDocument(for format: CanonicalFormat) throws(ComposeError) -> Node {
        var mapping = CanonicalMapping(format)
        mapping.add("name", name)
        if services.isEmpty { mapping.set("services", .mapping([:])) }
        try mapping.addNamed("services", services)
        try mapping.addNamed("networks", networks)
        try mapping.addNamed("volumes", volumes)
        try mapping.addNamed("secrets", secrets)
        try mapping.addNamed("configs", configs)
        if format == .yaml { try mapping.addNamed("models", models) }
        mapping.addAll(extensions)
        return format == .json ? mapping.sortedNode : mapping.node
    }
}
