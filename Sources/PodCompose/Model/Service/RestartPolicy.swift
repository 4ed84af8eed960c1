/// When the containers of a service are restarted (Compose Specification, `restart`).
public enum RestartPolicy: Sendable, Hashable {
    case no
    case always
    /// After an exit with an error, at most so many times; without a limit if `nil`.
    case onFailure(maximumRetries: Int?)
    /// Always, unless somebody stopped them.
    case unlessStopped

    /// Reads the attribute `restart`: `no`, `always`, `on-failure`, `on-failure:3`, `unless-stopped`.
    ///
    /// `nil` for any other text, which Compose accepts and the engine refuses.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("", 1), ("no", 1): self = .no
        case ("always", 1): self = .always
        case ("unless-stopped", 1): self = .unlessStopped
        case ("on-failure", 1): self = .onFailure(maximumRetries: nil)
        case ("on-failure", 2):
            guard let retries = Int(parts[1]), retries >= 0 else { return nil }
            self = .onFailure(maximumRetries: retries == 0 ? nil : retries)
        default: return nil
        }
    }
}
