/// Addresses of the host that ports are published on.
package enum HostAddress {
    /// Whether a port cannot be held on both: they are the same, or one of them stands for all.
    package static func overlap(_ one: String, _ other: String) -> Bool {
        one == other || standsForAll(one) || standsForAll(other)
    }

    private static func standsForAll(_ address: String) -> Bool {
        address.isEmpty || address == "0.0.0.0" || address == "::"
    }
}
