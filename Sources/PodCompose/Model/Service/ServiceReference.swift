/// The service that a service extends (Compose Specification, `extends`).
public struct ServiceReference: Sendable, Hashable {
    /// The file that holds it; `nil` for the same file.
    public var file: String?
    /// Its name.
    public var service: String?

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        file: String? = nil,
        service: String? = nil
    ) {
        self.file = file
        self.service = service
    }
}
