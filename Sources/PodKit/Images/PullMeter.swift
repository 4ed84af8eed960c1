import PodDocker

/// Adds up the progress of an image's layers.
struct PullMeter {
    let image: String
    let service: String?
    private var layers: [String: (received: Int64, total: Int64)] = [:]
    private var lastEvent: ContinuousClock.Instant?

    init(image: String, service: String?) {
        self.image = image
        self.service = service
    }

    /// Ten times a second is as often as a person can see it.
    private static let interval = Duration.milliseconds(100)

    /// The event to announce, if it is time for one.
    mutating func update(_ message: ProgressMessage, at now: ContinuousClock.Instant) -> PodEvent? {
        guard let layer = message.id, let detail = message.detail else { return nil }
        switch message.status {
        case "Downloading": layers[layer] = (detail.current ?? 0, detail.total ?? 0)
        case "Download complete", "Pull complete":
            guard let total = layers[layer]?.total else { return nil }
            layers[layer]?.received = total
        default: return nil
        }
        if let lastEvent, now - lastEvent < Self.interval { return nil }
        lastEvent = now
        return event
    }

    var event: PodEvent {
        let received = layers.values.reduce(0) { $0 + $1.received }
        let total = layers.values.reduce(0) { $0 + $1.total }
        return PodEvent(
            .pulling,
            service: service,
            subject: image,
            progress: total > 0 ? PullProgress(received: received, total: total) : nil
        )
    }
}
