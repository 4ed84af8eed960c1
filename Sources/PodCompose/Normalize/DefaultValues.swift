import OrderedCollections

/// Writes out what the Specification says of attributes that are missing.
enum DefaultValues {
    static func apply(to document: inout Node) throws(ComposeError) {
        try document.update("services") { services throws(ComposeError) in
            try services.updateValues { name, service throws(ComposeError) in
                try apply(toService: &service, NodePath("services", name))
            }
        }
    }

    private static func apply(toService service: inout Node, _ path: NodePath) throws(ComposeError) {
        service.update("build") { build in
            let location = build.location
            build.updateMapping { mapping in
                if mapping["context"] == nil { mapping.set("context", .string("."), at: location) }
            }
        }
        service.update("secrets") { secrets in
            eachMapping(in: &secrets) { mapping, location in
                if mapping["target"] == nil {
                    let source = mapping["source"]?.node.string ?? ""
                    mapping.set("target", .string("/run/secrets/\(source)"), at: location)
                }
            }
        }
        service.update("ports") { ports in
            eachMapping(in: &ports) { mapping, location in
                if mapping["protocol"] == nil { mapping.set("protocol", .string("tcp"), at: location) }
                if mapping["mode"] == nil { mapping.set("mode", .string("ingress"), at: location) }
            }
        }
        try service.update("gpus") { gpus throws(ComposeError) in
            try countDevices(in: &gpus, path)
        }
        try service.update("deploy") { deploy throws(ComposeError) in
            try deploy.update("resources") { resources throws(ComposeError) in
                try resources.update("reservations") { reservations throws(ComposeError) in
                    try reservations.update("devices") { devices throws(ComposeError) in
                        try countDevices(in: &devices, path)
                    }
                }
            }
        }
    }

    /// A request that says neither how many nor which devices asks for all.
    private static func countDevices(in requests: inout Node, _ path: NodePath) throws(ComposeError) {
        if let other = requests.sequence?.first(where: { $0.mapping == nil }) {
            throw ComposeError(
                .invalid,
                "\(path): a device request must be a mapping, not \(other.kindName)",
                at: other.location
            )
        }
        eachMapping(in: &requests) { mapping, location in
            if mapping["count"] == nil, mapping["device_ids"] == nil {
                mapping.set("count", .string("all"), at: location)
            }
        }
    }

    private static func eachMapping(in list: inout Node, _ body: (inout Node.Mapping, SourceLocation) -> Void) {
        list.updateSequence { items in
            for index in items.indices {
                let location = items[index].location
                items[index].updateMapping { body(&$0, location) }
            }
        }
    }
}
