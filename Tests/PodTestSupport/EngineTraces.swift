/// What an engine holds of one pod: everything whose name or labels contain the pod's name.
///
/// Tests run beside each other on one engine, so what is left behind is looked for by a name that no other test has
/// (``uniqueName(_:)``), not by comparing everything before and after.
package struct EngineTraces: Equatable, Sendable {
    /// The containers' names, running or not.
    package var containers: [String]
    /// The networks' names.
    package var networks: [String]
    /// The volumes' names; anonymous volumes carry the label of their pod.
    package var volumes: [String]
    /// Whether nothing is left.
    package var isEmpty: Bool { containers.isEmpty && networks.isEmpty && volumes.isEmpty }
}

extension Engine {
    /// What the engine holds of the pod of this name.
    package static func traces(of pod: String) async throws -> EngineTraces {
        async let containers: [ListedContainer] = get("/containers/json?all=1")
        async let networks: [Listed] = get("/networks")
        async let volumes: ListedVolumes = get("/volumes")
        let own = try await containers.filter { $0.belongs(to: pod) }
        return try await EngineTraces(
            containers: own.map(\.name).sorted(),
            networks: networks.filter { $0.belongs(to: pod) }.map(\.Name).sorted(),
            volumes: (volumes.Volumes ?? []).filter { $0.belongs(to: pod) }.map(\.Name).sorted()
        )
    }
}

// The properties are the Engine API's own names.
// swift-format-ignore: AlwaysUseLowerCamelCase
private struct Listed: Decodable, Sendable {
    let Name: String
    let Labels: [String: String]?

    func belongs(to pod: String) -> Bool {
        Name.contains(pod) || (Labels ?? [:]).contains { $0.key.contains(pod) || $0.value.contains(pod) }
    }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct ListedVolumes: Decodable, Sendable {
    let Volumes: [Listed]?
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct ListedContainer: Decodable, Sendable {
    let Names: [String]
    let Labels: [String: String]?

    var name: String { String(Names.first?.drop { $0 == "/" } ?? "") }

    func belongs(to pod: String) -> Bool {
        Names.contains { $0.contains(pod) }
            || (Labels ?? [:]).contains { $0.key.contains(pod) || $0.value.contains(pod) }
    }
}
