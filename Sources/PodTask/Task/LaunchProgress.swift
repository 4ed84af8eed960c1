import PodKit

/// How far a launch is, in one line for people.
struct LaunchProgress: Sendable {
    private var services: Int?
    private var images = 0
    private var pulling: Set<String> = []
    private var building: Set<String> = []
    private var isPlanned = false
    private var started = 0

    mutating func loaded(services: Int, images: Int) {
        self.services = services
        self.images = images
    }

    /// Takes note of an event.
    ///
    /// - Returns: whether the message may be another one now.
    mutating func note(_ event: PodEvent) -> Bool {
        switch event.kind {
        case .pulling: return pulling.insert(event.subject ?? "").inserted
        case .pulled: pulling.remove(event.subject ?? "")
        case .building: return building.insert(event.subject ?? "").inserted
        case .built: building.remove(event.subject ?? "")
        case .planned: isPlanned = true
        case .started: started += 1
        default: return false
        }
        return true
    }

    var message: String {
        guard let services else { return "reading the Compose files" }
        if isPlanned {
            return started == 0
                ? "starting \(Self.count(services, "service"))"
                : "started \(started) containers of "
                    + Self.count(services, "service")
        }
        var parts: [String] = []
        if !pulling.isEmpty { parts.append("pulling \(pulling.count) of \(Self.count(images, "image"))") }
        if !building.isEmpty { parts.append("building \(building.count) of \(Self.count(images, "image"))") }
        return parts.isEmpty ? "looking for \(Self.count(images, "image"))" : parts.joined(separator: ", ")
    }

    var runningMessage: String { "running \(Self.count(services ?? 0, "service"))" }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
