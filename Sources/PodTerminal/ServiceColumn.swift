/// The column with the service's name before each line of output.
package struct ServiceColumn {
    private let width: Int
    private let colors: [String: Int]?

    /// - Parameter services: all that may print, in the order in which colours are handed out.
    package init(services: [String], hasColors: Bool) {
        width = services.map(\.count).max() ?? 0
        // Cyan, yellow, green, magenta, blue, then the bright ones: readable on dark and light.
        let palette = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94]
        colors =
            hasColors
            ? Dictionary(
                services.enumerated().map { ($1, palette[$0 % palette.count]) },
                uniquingKeysWith: { first, _ in first }
            )
            : nil
    }

    package func prefix(for service: String) -> [UInt8] {
        let padded = service + String(repeating: " ", count: max(0, width - service.count))
        guard let color = colors?[service] else { return Array("\(padded) | ".utf8) }
        return Array("\u{1b}[\(color)m\(padded) |\u{1b}[0m ".utf8)
    }
}
