import OrderedCollections

extension Mount {
    /// The long form of what the short form can say.
    func canonicalNode(at location: SourceLocation) -> Node {
        var mapping = Node.Mapping()
        mapping.set("type", .string(kind.rawValue), at: location)
        if let source { mapping.set("source", .string(source), at: location) }
        if let target, !target.isEmpty {
            mapping.set("target", .string(FilePathText.clean(target)), at: location)
        }
        if readOnly { mapping.set("read_only", .bool(true), at: location) }
        if let bind {
            var options = Node.Mapping()
            if let selinux = bind.selinux { options.set("selinux", .string(selinux), at: location) }
            if let propagation = bind.propagation { options.set("propagation", .string(propagation), at: location) }
            if bind.createHostPath { options.set("create_host_path", .bool(true), at: location) }
            mapping.set("bind", .mapping(options), at: location)
        }
        if let volume {
            var options = Node.Mapping()
            if volume.noCopy { options.set("nocopy", .bool(true), at: location) }
            mapping.set("volume", .mapping(options), at: location)
        }
        return Node(.mapping(mapping), at: location)
    }
}

extension PortMapping {
    /// The long form of what the short form can say.
    func canonicalNode(at location: SourceLocation) -> Node {
        var mapping = Node.Mapping()
        if let mode { mapping.set("mode", .string(mode), at: location) }
        if let hostIP { mapping.set("host_ip", .string(hostIP), at: location) }
        if target != 0 { mapping.set("target", .int(Int64(target)), at: location) }
        if let published { mapping.set("published", .string(published), at: location) }
        if let transport { mapping.set("protocol", .string(transport), at: location) }
        return Node(.mapping(mapping), at: location)
    }
}
