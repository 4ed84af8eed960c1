import PodCompose

/// The members of a Marathon app that follow from a Compose file (Marathon, AppDefinition).
struct MarathonApp {
    let figures: MesosFigures
    let ports: [PortSlot]
    let delivery: Delivery

    /// The members as a document of their own.
    var fragment: JSONValue {
        var members = self.members
        if let limits = resourceLimits { members.append(JSONValue.Member("resourceLimits", limits)) }
        if !delivery.uris.isEmpty { members.append(JSONValue.Member("fetch", .array(delivery.uris.map(Self.fetch)))) }
        if !delivery.labels.isEmpty { members.append(JSONValue.Member("labels", .object(delivery.labels))) }
        return .object(members)
    }

    /// Fills the members into an app and leaves everything else as it was written.
    ///
    /// Entries of `fetch` that bring a file of the same name, and other labels, stay. `resourceLimits` is filled in only
    /// where the app already has it, because Marathon knows it only since 1.10.
    ///
    /// - Throws: If the file is no app.
    func filled(into document: JSONDocument) throws(ComposeError) -> (text: String, warnings: [Warning]) {
        let app = document.root
        guard app.isObject else { throw Self.fail("expected an app: an object", app, document) }
        var editor = JSONEditor(document)
        var members = self.members
        var warnings: [Warning] = []
        if let limits = resourceLimits {
            if app["resourceLimits"] != nil {
                members.append(JSONValue.Member("resourceLimits", limits))
            } else if let text = limitsAboveRequests {
                warnings.append(
                    Warning(
                        "the file allows \(text): Marathon holds the app to its request unless it has resourceLimits"
                    )
                )
            }
        }
        if let fetch = app["fetch"], !fetch.isNull {
            guard let entries = fetch.items else { throw Self.fail("fetch must be an array", fetch, document) }
            let known = Set(entries.compactMap { $0["uri"]?.string }.map(Delivery.lastComponent))
            let missing = delivery.uris.filter { !known.contains(Delivery.lastComponent($0)) }
            editor.append(missing.map(Self.fetch), to: fetch)
        } else if !delivery.uris.isEmpty {
            members.append(JSONValue.Member("fetch", .array(delivery.uris.map(Self.fetch))))
        }
        if let labels = app["labels"], !labels.isNull {
            guard labels.isObject else { throw Self.fail("labels must be an object", labels, document) }
            editor.set(delivery.labels, in: labels)
        } else if !delivery.labels.isEmpty {
            members.append(JSONValue.Member("labels", .object(delivery.labels)))
        }
        editor.set(members, in: app)
        for (old, new) in [("ports", "portDefinitions"), ("uris", "fetch")] {
            if let node = app[old] {
                let place = document.location(node.range.lowerBound)
                warnings.append(Warning("Marathon refuses \(old) beside \(new): remove \(old)", at: place))
            }
        }
        return (editor.text(), warnings)
    }

    private var members: [JSONValue.Member] {
        [
            JSONValue.Member("cpus", .number(figures.cpus)), JSONValue.Member("mem", .number(figures.memory)),
            JSONValue.Member("disk", .number(figures.disk)), JSONValue.Member("gpus", .number(figures.gpus)),
            JSONValue.Member("portDefinitions", .array(ports.map(Self.portDefinition))),
        ]
    }

    private var resourceLimits: JSONValue? {
        var limits: [JSONValue.Member] = []
        func add(_ name: String, _ limit: MesosFigures.Limit, _ fractionDigits: Int) {
            switch limit {
            case .unlimited: limits.append(JSONValue.Member(name, .string("unlimited")))
            case .amount(let units):
                limits.append(JSONValue.Member(name, .number(FixedPoint.text(units, fractionDigits: fractionDigits))))
            }
        }
        if figures.hasOtherCPULimit { add("cpus", figures.cpuLimit, 3) }
        if figures.hasOtherMemoryLimit { add("mem", figures.memoryLimit, 0) }
        return limits.isEmpty ? nil : .object(limits)
    }

    private var limitsAboveRequests: String? {
        var parts: [String] = []
        if figures.hasOtherCPULimit, case .amount(let units) = figures.cpuLimit {
            parts.append("\(FixedPoint.text(units, fractionDigits: 3)) CPUs")
        }
        if figures.hasOtherMemoryLimit, case .amount(let units) = figures.memoryLimit {
            parts.append("\(units) MB of memory")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }

    /// Marathon knows TCP and UDP only.
    private static func portDefinition(_ slot: PortSlot) -> JSONValue {
        let transports = slot.transports.filter { $0 == "tcp" || $0 == "udp" }
        return .object([
            "port": .number(slot.number ?? 0),
            "protocol": .string(transports.isEmpty ? "tcp" : transports.reversed().joined(separator: ",")),
            "name": .string(slot.name),
        ])
    }

    private static func fetch(_ uri: String) -> JSONValue {
        .object(["uri": .string(uri), "extract": .bool(!Delivery.isComposeFile(uri))])
    }

    private static func fail(_ message: String, _ node: JSONNode, _ document: JSONDocument) -> ComposeError {
        ComposeError(.invalid, message, at: document.location(node.range.lowerBound))
    }
}
