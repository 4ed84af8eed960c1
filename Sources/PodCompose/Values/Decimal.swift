/// The shortest decimal digits of a floating-point number, free to be laid out anew.
struct Decimal {
    private var isNegative: Bool
    private var digits: [UInt8]
    /// The power of ten of the first digit.
    private(set) var exponent: Int

    /// - Parameter description: What `Double` or `Float` print of a finite value, like `-12.5` or `1e+21`.
    init(_ description: String) {
        isNegative = description.begins(with: "-")
        digits = []
        exponent = 0
        var pointAt: Int?
        var written = 0
        var bytes = description.utf8[...]
        if isNegative { bytes.removeFirst() }
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: ".") {
                pointAt = digits.count
            } else if byte == UInt8(ascii: "e") {
                written = Int(Substring(bytes)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        exponent = (pointAt ?? digits.count) - 1 + written
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits == [UInt8(ascii: "0")] { exponent = 0 }
    }

    /// `123.45`, `0.001`, `100000`.
    var plain: String {
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if exponent < 0 {
            text += [UInt8(ascii: "0"), UInt8(ascii: ".")]
            text += repeatElement(UInt8(ascii: "0"), count: -exponent - 1)
            text += digits
        } else {
            let whole = exponent + 1
            text += digits.prefix(whole)
            text += repeatElement(UInt8(ascii: "0"), count: max(0, whole - digits.count))
            if digits.count > whole {
                text.append(UInt8(ascii: "."))
                text += digits[whole...]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `1.5e+21`: an exponent with sign and at least two digits.
    var scientific: String {
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        text.append(digits[0])
        if digits.count > 1 {
            text.append(UInt8(ascii: "."))
            text += digits[1...]
        }
        let magnitude = String(exponent.magnitude)
        let sign = exponent < 0 ? "-" : "+"
        return String(decoding: text, as: UTF8.self) + "e" + sign + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
    }
}
