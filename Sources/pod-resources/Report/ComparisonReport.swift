import PodCompose
import PodTerminal

/// Whether something is enough for a pod, and what is missing.
struct ComparisonReport {
    let comparison: Comparison
    /// What the figures are compared with: `offered` or `submitted`.
    let given: String
    /// Further remarks, one line each.
    var notes: [String] = []

    func text(colors: Bool) -> String {
        var table = Table(numbers: 1..<Int.max)
        table.add(["", "NEEDED", given.uppercased(), "MISSING"], strong: true)
        for row in comparison.rows {
            let missing = row.missing > 0 ? Self.text(row.missing, row) : ""
            table.add(
                [row.name, Self.text(row.needed, row), Self.text(row.given, row), missing],
                strong: row.missing > 0
            )
        }
        let lines = notes.map { $0 + "\n" }.joined()
        return table.text(colors: colors) + lines + verdict + "\n"
    }

    /// One line: that it is enough, or what is missing.
    private var verdict: String {
        let missing = comparison.rows.filter { $0.missing > 0 }
        if missing.isEmpty { return given == "offered" ? "fits" : "enough is \(given)" }
        let parts = missing.map { "\($0.name) \(Self.text($0.missing, $0))" }
        return (given == "offered" ? "does not fit" : "too little is \(given)") + ", missing: "
            + parts.joined(separator: ", ")
    }

    var json: JSONValue {
        func amounts(_ rows: [Comparison.Row], _ amount: (Comparison.Row) -> Int64) -> JSONValue {
            .object(
                rows.map {
                    let value = amount($0)
                    return JSONValue.Member($0.name, value == .max ? .null : .number(Comparison.text(value)))
                }
            )
        }
        return .object([
            "fits": .bool(comparison.isEnough),
            "needed": amounts(comparison.rows, \.needed),
            given: amounts(comparison.rows, \.given),
            "missing": amounts(comparison.rows.filter { $0.missing > 0 }, \.missing),
            "notes": .array(notes.map { .string($0) }),
        ])
    }

    private static func text(_ amount: Int64, _ row: Comparison.Row) -> String {
        if amount == .max { return "infinity" }
        // What is missing to no limit at all.
        if amount == row.missing, row.needed == .max { return "infinity" }
        return Comparison.text(amount)
    }
}
