/// The escapes of double-quoted dotenv values: `\a \b \f \n \r \t \v \" \\ \$` and `\0` with three octal digits.
enum DotEnvEscapes {
    /// The text with its escapes replaced; `\$` becomes `$$`, which the templates read as a dollar sign. What is no
    /// escape stays, except that `\0` without three octal digits behind it loses its zero, as in the reference.
    static func expand(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                output.append(bytes[index])
                index += 1
                continue
            }
            let letter = bytes[index + 1]
            if letter == UInt8(ascii: "0") {
                let digits = bytes[(index + 2)...].prefix(3).prefix { (0x30...0x39).contains($0) }
                output += octal(digits).map { Array($0.utf8) } ?? [UInt8(ascii: "\\")] + digits
                index += 2 + digits.count
            } else {
                output += simple[letter] ?? [UInt8(ascii: "\\"), letter]
                index += 2
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static let simple: [UInt8: [UInt8]] = [
        UInt8(ascii: "a"): [0x07], UInt8(ascii: "b"): [0x08], UInt8(ascii: "f"): [0x0C], UInt8(ascii: "n"): [0x0A],
        UInt8(ascii: "r"): [0x0D], UInt8(ascii: "t"): [0x09], UInt8(ascii: "v"): [0x0B],
        UInt8(ascii: "\""): [0x22], UInt8(ascii: "\\"): [0x5C], UInt8(ascii: "$"): [0x24, 0x24],
    ]

    private static func octal(_ digits: ArraySlice<UInt8>) -> String? {
        guard digits.count == 3, digits.allSatisfy({ $0 < 0x38 }) else { return nil }
        let value = digits.reduce(UInt32(0)) { $0 * 8 + UInt32($1 - 0x30) }
        guard value <= 0xFF, let scalar = Unicode.Scalar(value) else { return nil }
        return String(Character(scalar))
    }
}
