/// `mesos.v1.Labels`: keys and values that mean nothing to Mesos.
public struct Labels: Hashable, Sendable, Codable {
    /// `mesos.v1.Label`
    public struct Label: Hashable, Sendable, Codable {
        /// The key; a key may come more than once.
        public var key: String
        /// The value.
        public var value: String?

        /// Makes a label.
        public init(_ key: String, _ value: String?) {
            self.key = key
            self.value = value
        }
    }

    /// The labels, in the framework's order.
    @Repeated public var labels: [Label]

    /// Makes labels.
    public init(_ labels: [Label] = []) {
        self.labels = labels
    }

    /// The value of the first label with this key; an empty text if that has none.
    public subscript(key: String) -> String? {
        labels.first { $0.key == key }.map { $0.value ?? "" }
    }
}
