import PodCompose
import PodKit

/// A bar for each image that is being pulled.
actor PullBoard {
    private var order: [String] = []
    private var progress: [String: PullProgress] = [:]

    /// - Returns: whether this is the first that is heard of the image.
    func update(_ event: PodEvent) -> Bool {
        guard let image = event.subject else { return false }
        let isFirst = !order.contains(image)
        if isFirst { order.append(image) }
        if let progress = event.progress { self.progress[image] = progress }
        return isFirst
    }

    func finish(_ event: PodEvent) {
        order.removeAll { $0 == event.subject }
    }

    var lines: [String] {
        let width = order.map(\.count).max() ?? 0
        return order.map { image in
            let name = image + String(repeating: " ", count: width - image.count)
            guard let progress = progress[image], progress.total > 0 else { return "pulling \(name)" }
            let filled = Int(20 * min(progress.received, progress.total) / progress.total)
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
            return "pulling \(name) [\(bar)] \(Self.size(progress.received)) of \(Self.size(progress.total))"
        }
    }

    private static func size(_ bytes: Int64) -> String { ByteSize.rounded(UInt64(clamping: bytes)) }
}
