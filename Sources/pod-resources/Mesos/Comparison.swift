import PodCompose

/// What is needed of each resource, beside what is there; all in thousandths.
struct Comparison {
    struct Row {
        let name: String
        let needed: Int64
        let given: Int64

        var missing: Int64 { max(0, needed - given) }
    }

    private(set) var rows: [Row] = []

    /// The rows of requests; what is neither needed nor given is left out.
    init(_ figures: MesosFigures, given: (String) -> Int64) {
        let needed = [
            ("cpus", figures.milliCPUs), ("mem", Self.thousandths(figures.memory)),
            ("disk", Self.thousandths(figures.disk)), ("gpus", Self.thousandths(figures.gpus)),
            ("ports", Self.thousandths(figures.ports)),
        ]
        for (name, amount) in needed { add(name, needed: amount, given: given(name)) }
    }

    mutating func add(_ name: String, needed: Int64, given: Int64) {
        if needed > 0 || given > 0 { rows.append(Row(name: name, needed: needed, given: given)) }
    }

    var isEnough: Bool { rows.allSatisfy { $0.missing == 0 } }

    static func thousandths(_ amount: Int64) -> Int64 {
        let (product, overflow) = amount.multipliedReportingOverflow(by: 1000)
        return overflow ? .max : product
    }

    static func text(_ thousandths: Int64) -> String { FixedPoint.text(thousandths, fractionDigits: 3) }
}
