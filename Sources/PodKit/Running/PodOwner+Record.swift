import PodDocker

extension PodOwner {
    /// The owner as labels of what its pod creates.
    var labels: [String: String] {
        [
            PodLabel.run: run, PodLabel.ownerHost: host, PodLabel.ownerBoot: boot,
            PodLabel.ownerProcess: process.description, PodLabel.ownerLock: lock, PodLabel.ownerSince: "\(since)",
        ]
    }

    /// The owner that labels name; `nil` if they name none.
    init?(labels: [String: String]) {
        guard let run = labels[PodLabel.run], let host = labels[PodLabel.ownerHost],
            let boot = labels[PodLabel.ownerBoot],
            let process = labels[PodLabel.ownerProcess].flatMap(Process.init),
            let lock = labels[PodLabel.ownerLock], let since = labels[PodLabel.ownerSince].flatMap({ Int64($0) })
        else { return nil }
        self.init(run: run, host: host, boot: boot, process: process, lock: lock, since: since)
    }

    /// The content of a lock's file: the labels, a line each.
    var record: String { labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined() }

    /// Reads a lock's file; `nil` if it is not whole.
    init?(record: String) {
        guard record.hasSuffix("\n") else { return nil }
        let pairs = record.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
        self.init(labels: Dictionary(pairs) { $1 })
    }

    /// When the run began, as people read it: `2026-11-29T12:00:00Z`.
    var sinceText: String {
        Timestamp(seconds: since).rfc3339
    }
}
