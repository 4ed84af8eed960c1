import PodDocker

/// By which labels the things of a pod are found.
struct PodFilter: Hashable, Sendable {
    /// Never empty.
    private var labels: [String]

    /// Everything that has a label.
    init(label: String) { labels = [label] }

    /// Everything of a pod, or of one run of it.
    init(podID: String, run: String? = nil) {
        labels = ["\(PodLabel.pod)=\(podID)"]
        if let run { labels.append("\(PodLabel.run)=\(run)") }
    }

    var filters: Filters { Filters(["label": labels]) }

    /// Whether something with these labels is found.
    func matches(_ found: [String: String]) -> Bool {
        labels.allSatisfy { label in
            let parts = label.split(separator: "=", maxSplits: 1).map(String.init)
            return parts.count == 2 ? found[parts[0]] == parts[1] : found[label] != nil
        }
    }

    /// With further kinds of filters.
    func filters(_ more: [String: [String]]) -> Filters { Filters(more.merging(["label": labels]) { $1 }) }
}

extension PodFilter: CustomStringConvertible {
    /// The label that an operator looks for: `podkit.pod=shop`.
    var description: String { labels[0] }
}

extension ContainerSummary {
    /// The container's present name, without the slash in front.
    var name: String { names?.first.map { String($0.drop { $0 == "/" }) } ?? id }
}
