import SystemPackage

/// The formats of the kernel's cgroup files (Documentation/admin-guide/cgroup-v2.rst, "Format").
enum CgroupText {
    /// v1 says "no limit" with the largest multiple of the page size that a signed 64-bit count holds.
    private static let v1Unlimited: UInt64 = 0x7FFF_FFFF_FFFF_0000

    /// "New-line separated values", as in `cgroup.procs`.
    static func integers(_ text: String) -> [CInt] {
        text.split(whereSeparator: \.isWhitespace).compactMap { CInt($0) }
    }

    /// A single number.
    static func number(_ text: String) -> UInt64? {
        UInt64(text.trimmingWhitespace)
    }

    /// A number, `max`, or v1's -1 and huge numbers for no limit.
    static func limit(_ text: String) -> CgroupLimit? {
        let text = text.trimmingWhitespace
        if text == "max" || text == "-1" { return .max }
        return UInt64(text).map { $0 >= v1Unlimited ? .max : .value($0) }
    }

    /// "Flat keyed": `KEY0 VAL0\n`. Lines whose value is no number are left out.
    static func flatKeyed(_ text: String) -> [Substring: UInt64] {
        var values: [Substring: UInt64] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            if fields.count == 2, let value = UInt64(fields[1]) { values[fields[0]] = value }
        }
        return values
    }

    /// "Nested keyed": `KEY0 SUB_KEY0=VAL00 SUB_KEY1=VAL01…`.
    static func nestedKeyed(_ text: String) -> [Substring: [Substring: Substring]] {
        var values: [Substring: [Substring: Substring]] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let key = fields.first else { continue }
            for field in fields.dropFirst() {
                let pair = field.split(separator: "=", maxSplits: 1)
                if pair.count == 2 { values[key, default: [:]][pair[0]] = pair[1] }
            }
        }
        return values
    }
}

extension StringProtocol {
    var trimmingWhitespace: SubSequence {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return text
    }
}
