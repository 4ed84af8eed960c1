import OrderedCollections

extension Node.Value {
    /// What a name in the list form of `depends_on` means.
    static func dependencyDefault(at location: SourceLocation) -> Node.Value {
        var mapping = Node.Mapping()
        mapping.set("condition", .string("service_started"), at: location)
        mapping.set("required", .bool(true), at: location)
        return .mapping(mapping)
    }
}
