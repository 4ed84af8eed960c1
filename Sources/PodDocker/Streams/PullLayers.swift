/// Which of a pull's layers are on their way from the registry, by the engine's messages.
struct PullLayers {
    private var arriving: Set<String> = []
    private var hasBegun = false

    /// Whether it is no sign of trouble if the engine says nothing: each layer has come, or waits until the engine, which
    /// serves a few layers of all pulls at a time, begins with it.
    var mayBeSilent: Bool { hasBegun && arriving.isEmpty }

    mutating func update(_ message: ProgressMessage) {
        guard let layer = message.id else { return }
        switch message.status {
        case "Pulling fs layer", "Downloading":
            hasBegun = true
            arriving.insert(layer)
        case "Waiting", "Verifying Checksum", "Download complete", "Extracting", "Pull complete", "Already exists":
            arriving.remove(layer)
        default: break
        }
    }
}
