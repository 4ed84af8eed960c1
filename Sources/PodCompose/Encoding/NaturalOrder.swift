/// The order in which go.yaml.in v3 writes the keys of a map: letters after other characters, runs of digits by their
/// value, so that `web2` comes before `web10`.
package enum NaturalOrder {
    package static func precedes(_ left: String, _ right: String) -> Bool {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        var digits = false
        for index in 0..<min(left.count, right.count) {
            let (a, b) = (left[index], right[index])
            if a == b {
                digits = isDigit(a)
                continue
            }
            let (aIsLetter, bIsLetter) = (a.properties.isLetter, b.properties.isLetter)
            if aIsLetter, bIsLetter { return a < b }
            if aIsLetter || bIsLetter { return digits ? aIsLetter : bIsLetter }
            // Zeros in front of the difference count only behind another digit.
            let behindNonzero =
                (a == "0" || b == "0") && left[..<index].reversed().prefix(while: isDigit).contains { $0 != "0" }
            let (aNumber, aEnd) = number(left, from: index, start: behindNonzero ? 1 : 0)
            let (bNumber, bEnd) = number(right, from: index, start: behindNonzero ? 1 : 0)
            if aNumber != bNumber { return aNumber < bNumber }
            if aEnd != bEnd { return aEnd < bEnd }
            return a < b
        }
        return left.count < right.count
    }

    private static func number(
        _ scalars: [Unicode.Scalar],
        from index: Int,
        start: Int64
    ) -> (value: Int64, end: Int) {
        var (value, end) = (start, index)
        while end < scalars.count, isDigit(scalars[end]) {
            value = value &* 10 &+ (Int64(scalars[end].value) - 0x30)
            end += 1
        }
        return (value, end)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }
}

extension Unicode.Scalar.Properties {
    /// `unicode.IsLetter`: the categories L*.
    fileprivate var isLetter: Bool {
        switch generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
