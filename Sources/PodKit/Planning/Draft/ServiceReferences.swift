import PodCompose

extension Service {
    /// Services whose containers must exist and run before this one can: it joins their namespaces or volumes.
    var references: [String] {
        let modes = [networkMode, ipc, pid, uts].compactMap { mode -> String? in
            guard let mode, mode.hasPrefix("service:") else { return nil }
            return String(mode.dropFirst("service:".count))
        }
        let volumes = volumesFrom.filter { !$0.hasPrefix("container:") }
            .compactMap { $0.split(separator: ":").first.map(String.init) }
        return modes + volumes
    }
}
