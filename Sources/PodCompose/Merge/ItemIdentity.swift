/// By what the items of a list are the same thing, so that a later one takes the place of an earlier one
/// (Compose Specification, Merge: unique resources).
enum ItemIdentity: Sendable {
    /// What stands before `=`.
    case key
    /// The path in the container.
    case mountTarget
    /// The path of a device in the container.
    case deviceTarget
    /// The path of a secret or config in the container, below a default directory.
    case fileTarget(directory: String)
    /// The text or number.
    case exposed
    /// Address, ports and protocol.
    case port
    /// The path of a file.
    case envFile

    static let table = AttributeTable<ItemIdentity>([
        "networks.*.labels": .key,
        "networks.*.ipam.options": .key,
        "services.*.annotations": .key,
        "services.*.build.args": .key,
        "services.*.build.additional_contexts": .key,
        "services.*.build.platform": .key,
        "services.*.build.tags": .key,
        "services.*.build.labels": .key,
        "services.*.cap_add": .key,
        "services.*.cap_drop": .key,
        "services.*.devices": .deviceTarget,
        "services.*.configs": .fileTarget(directory: ""),
        "services.*.deploy.labels": .key,
        "services.*.dns": .key,
        "services.*.dns_opt": .key,
        "services.*.dns_search": .key,
        "services.*.environment": .key,
        "services.*.env_file": .envFile,
        "services.*.expose": .exposed,
        "services.*.labels": .key,
        "services.*.links": .key,
        "services.*.networks.*.aliases": .key,
        "services.*.networks.*.link_local_ips": .key,
        "services.*.ports": .port,
        "services.*.profiles": .key,
        "services.*.secrets": .fileTarget(directory: "/run/secrets"),
        "services.*.sysctls": .key,
        "services.*.tmpfs": .key,
        "services.*.volumes": .mountTarget,
    ])
}

extension ItemIdentity {
    func key(of item: Node, _ path: NodePath) throws(ComposeError) -> String {
        func refusal(_ message: String) -> ComposeError {
            ComposeError(.invalid, "\(path): \(message)", at: item.location)
        }
        switch (self, item.value) {
        case (.key, .string(let text)):
            return text.halves(at: "=")?.0 ?? text
        case (.key, _):
            throw refusal("an item must be a string, not \(item.kindName)")
        case (.exposed, .string(let text)), (.port, .string(let text)), (.envFile, .string(let text)):
            return text
        case (.exposed, .int(let number)), (.port, .int(let number)):
            return String(number)
        case (.exposed, _):
            throw refusal("a port must be a string or an integer, not \(item.kindName)")
        case (.mountTarget, .mapping), (.deviceTarget, .mapping):
            guard let target = item["target"]?.string else { throw refusal("the item lacks a `target`") }
            return target
        case (.mountTarget, .string(let text)):
            return try MountSpec.parse(text, at: item.location).target ?? ""
        case (.deviceTarget, .string(let text)):
            let parts = text.parts(at: ":")
            return String(parts.count == 1 ? parts[0] : parts[1])
        case (.fileTarget(let directory), .string(let text)):
            return "\(directory)/\(text)"
        case (.fileTarget(let directory), .mapping):
            if let target = item["target"] {
                guard let text = target.string else { throw refusal("`target` must be a string") }
                return text
            }
            return "\(directory)/\(item["source"]?.string ?? "")"
        case (.fileTarget, _):
            throw refusal("an item must be a string or a mapping, not \(item.kindName)")
        case (.port, .mapping):
            return try Self.portKey(item, refusal)
        case (.envFile, .mapping):
            guard let path = item["path"]?.string else { throw refusal("the item lacks a `path`") }
            return path
        default:
            return ""
        }
    }

    private static func portKey(
        _ port: Node,
        _ refusal: (String) -> ComposeError
    ) throws(ComposeError) -> String {
        guard let target = port["target"] else { throw refusal("the port lacks a `target`") }
        // A number and the text of it are two ports to the reference.
        func text(_ node: Node?, default absent: String) -> String {
            guard let node else { return absent }
            return node.string ?? "\(node.kindName) \(GoFormat.value(node.value))"
        }
        let host = text(port["host_ip"], default: "0.0.0.0")
        let published = text(port["published"], default: "-")
        return "\(host):\(published):\(text(target, default: ""))/\(text(port["protocol"], default: "tcp"))"
    }
}
