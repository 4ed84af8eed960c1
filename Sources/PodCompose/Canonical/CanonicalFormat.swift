/// The two texts in which `docker compose config` prints a project; they differ in what they leave out.
public enum CanonicalFormat: String, Sendable, Hashable, CaseIterable {
    case json
    case yaml
}
