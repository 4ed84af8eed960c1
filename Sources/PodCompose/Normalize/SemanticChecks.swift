import OrderedCollections

/// What must hold of a complete document beyond its schema.
enum SemanticChecks {
    static func check(_ document: Node) throws(ComposeError) {
        for (name, entry) in document["services"]?.mapping ?? [:] {
            try checkService(entry.node, "services.\(name)")
        }
        for (name, entry) in document["volumes"]?.mapping ?? [:] {
            try checkVolume(entry.node, "volumes.\(name)")
        }
        for (name, entry) in document["configs"]?.mapping ?? [:] {
            try checkFileObject(entry, ["file", "environment", "content"], "configs.\(name)")
        }
        for (name, entry) in document["secrets"]?.mapping ?? [:] {
            try checkFileObject(entry, ["file", "environment"], "secrets.\(name)")
        }
    }

    private static func checkService(_ service: Node, _ path: String) throws(ComposeError) {
        for port in service["ports"]?.sequence ?? [] {
            guard let host = port["host_ip"] else { continue }
            guard let text = host.string, PortSpec.isAddress(text) else {
                throw ComposeError(
                    .invalid,
                    "\(path).ports: `\(GoFormat.value(host.value))` is not an IP address",
                    at: host.location
                )
            }
        }
        for rule in service["develop"]?["watch"]?.sequence ?? [] {
            if let watched = rule["path"], watched.string == "" {
                throw ComposeError(.invalid, "\(path).develop.watch: `path` must not be empty", at: watched.location)
            }
        }
        let reservations = service["deploy"]?["resources"]?["reservations"]
        for request in (reservations?["devices"]?.sequence ?? []) + (service["gpus"]?.sequence ?? [])
        where request["count"] != nil && request["device_ids"] != nil {
            throw ComposeError(
                .invalid,
                "\(path): a device request has either `count` or `device_ids`",
                at: request.location
            )
        }
    }

    private static func checkVolume(_ volume: Node, _ path: String) throws(ComposeError) {
        if volume.isNull { return }
        guard let mapping = volume.mapping else {
            throw ComposeError(.invalid, "\(path): must be a mapping, not \(volume.kindName)", at: volume.location)
        }
        guard let external = mapping["external"]?.node else { return }
        guard let flag = external.bool else {
            throw ComposeError(.invalid, "\(path): `external` must be true or false", at: external.location)
        }
        guard flag else { return }
        for (key, entry) in mapping where key != "name" && key != "external" && !key.begins(with: "x-") {
            throw ComposeError(
                .invalid,
                "\(path): an external volume is not managed here and has no `\(key)`",
                at: entry.keyLocation
            )
        }
    }

    private static func checkFileObject(
        _ entry: Node.Entry,
        _ sources: [String],
        _ path: String
    ) throws(ComposeError) {
        guard let mapping = entry.node.mapping else {
            throw ComposeError(
                .invalid,
                "\(path): must be a mapping, not \(entry.node.kindName)",
                at: entry.node.location
            )
        }
        let names = sources.map { "`\($0)`" }.joined(separator: ", ")
        let given = sources.filter { mapping[$0] != nil }
        if given.count > 1 {
            throw ComposeError(.invalid, "\(path): only one of \(names) may be given", at: entry.keyLocation)
        }
        if given.isEmpty, mapping["driver"] == nil, mapping["external"] == nil {
            throw ComposeError(.invalid, "\(path): one of \(names) must be given", at: entry.keyLocation)
        }
    }
}
