import PodCompose

/// The figures of a task as it was submitted: an app of Marathon, or a `TaskInfo` of Mesos.
struct SubmittedTask {
    /// Requests by name, in thousandths.
    private(set) var requests: [String: Int64] = [:]
    /// Limits by name, in thousandths; `Int64.max` for none. What is not named is limited to its request.
    private(set) var limits: [String: Int64] = [:]
    /// What the scheduler takes because the file does not say it.
    private(set) var implied: [String] = []

    private let document: JSONDocument

    init(_ document: JSONDocument) throws(ComposeError) {
        self.document = document
        guard document.root.isObject else {
            throw ComposeError(
                .invalid,
                "expected an object: an app of Marathon or a TaskInfo of Mesos",
                at: document.location(document.root.range.lowerBound)
            )
        }
        if let resources = document.root["resources"]?.items {
            try readTaskInfo(resources)
        } else {
            try readApp()
        }
    }

    private mutating func readTaskInfo(_ resources: [JSONNode]) throws(ComposeError) {
        requests = try amounts(resources)
        if case .object(let members)? = document.root["limits"]?.value {
            for member in members {
                guard let value = member.node["value"] else { continue }
                limits[member.key] = value.string == "Infinity" ? .max : try thousandths(value)
            }
        }
        // The agent holds the task and its executor to the sum of both: what the executor has covers the overhead.
        for (name, amount) in try amounts(document.root["executor"]?["resources"]?.items ?? []) {
            requests[name, default: 0] += amount
            if let limit = limits[name], limit < .max { limits[name] = limit + amount }
        }
    }

    private func amounts(_ resources: [JSONNode]) throws(ComposeError) -> [String: Int64] {
        var amounts: [String: Int64] = [:]
        for resource in resources {
            guard let name = resource["name"]?.string else { throw fail("a resource without a name", resource) }
            if let value = resource["scalar"]?["value"] {
                amounts[name, default: 0] += try thousandths(value)
            } else if name == "ports", let ranges = resource["ranges"]?["range"]?.items {
                for range in ranges {
                    guard let begin = range["begin"], let end = range["end"] else {
                        throw fail("a range needs begin and end", range)
                    }
                    amounts[name, default: 0] += try thousandths(end) - thousandths(begin) + 1000
                }
            }
        }
        return amounts
    }

    /// Defaults are those of Marathon (AppDefinition).
    private mutating func readApp() throws(ComposeError) {
        for (name, standard) in [("cpus", Int64(1)), ("mem", 128), ("disk", 0), ("gpus", 0)] {
            if let value = document.root[name], !value.isNull {
                requests[name] = try thousandths(value)
            } else {
                requests[name] = standard * 1000
                if standard > 0 { implied.append("\(name) is not given; Marathon takes \(standard)") }
            }
        }
        let container = document.root["container"]
        let mappings =
            document.root["portDefinitions"] ?? document.root["ports"] ?? container?["portMappings"]
            ?? container?["docker"]?["portMappings"]
        requests["ports"] = Int64(mappings?.items?.count ?? 1) * 1000
        if case .object(let members)? = document.root["resourceLimits"]?.value {
            for member in members where !member.node.isNull {
                limits[member.key] = member.node.string == "unlimited" ? .max : try thousandths(member.node)
            }
        }
    }

    private func thousandths(_ node: JSONNode) throws(ComposeError) -> Int64 {
        guard case .number(let text) = node.value, let value = FixedPoint.parse(text, fractionDigits: 9), value >= 0,
            value <= 1_000_000_000_000_000_000
        else { throw fail("expected an amount", node) }
        return value / 1_000_000
    }

    private func fail(_ message: String, _ node: JSONNode) -> ComposeError {
        ComposeError(.invalid, message, at: document.location(node.range.lowerBound))
    }

    /// What the file asks for beside what was submitted.
    func comparison(with figures: MesosFigures) -> Comparison {
        var comparison = Comparison(figures) { requests[$0] ?? 0 }
        for (name, limit) in [("cpus", figures.cpuLimit), ("mem", figures.memoryLimit)] {
            guard let given = limits[name] else { continue }
            let needed =
                switch limit {
                case .unlimited: Int64.max
                case .amount(let amount): name == "cpus" ? amount : Comparison.thousandths(amount)
                }
            comparison.add("\(name) limit", needed: needed, given: given)
        }
        return comparison
    }
}
