extension Template {
    /// `${…}`: a name, and perhaps an operation with the word that it applies to.
    struct Reference {
        let name: String
        let operation: Operation?
        let word: ArraySlice<UInt8>
        /// The index behind the closing brace.
        let end: Int

        struct Operation {
            let kind: Kind
            /// A colon: the operation treats an empty value as it treats none.
            let countsEmptyAsUnset: Bool
        }

        enum Kind {
            case `default`
            case alternate
            case required
        }

        /// - Parameters:
        ///   - bytes: Text that begins with `${`.
        ///   - lastBrace: The last `}` on the line; a reference may reach that far.
        init?(_ bytes: ArraySlice<UInt8>, lastBrace: Int?) {
            let nameStart = bytes.startIndex + 2
            guard let lastBrace, nameStart < lastBrace, let nameEnd = Self.endOfName(in: bytes[nameStart...]),
                nameEnd <= lastBrace
            else { return nil }
            name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
            if bytes[nameEnd] == UInt8(ascii: "}") {
                operation = nil
                word = []
                end = nameEnd + 1
                return
            }
            let colon = bytes[nameEnd] == UInt8(ascii: ":")
            let mark = nameEnd + (colon ? 1 : 0)
            guard mark < lastBrace, let kind = Self.kind(bytes[mark]) else { return nil }
            operation = Operation(kind: kind, countsEmptyAsUnset: colon)
            let close = Self.closingBrace(in: bytes[bytes.startIndex...lastBrace]) ?? lastBrace
            word = bytes[(mark + 1)..<close]
            end = close + 1
        }

        private static func kind(_ mark: UInt8) -> Kind? {
            switch mark {
            case UInt8(ascii: "-"): .default
            case UInt8(ascii: "+"): .alternate
            case UInt8(ascii: "?"): .required
            default: nil
            }
        }

        /// The brace that closes the first one, or nil if they do not balance. The reference does not look at the
        /// byte behind an opening brace, so that `{}` opens and does not close.
        private static func closingBrace(in bytes: ArraySlice<UInt8>) -> Int? {
            var open = 0
            var index = bytes.startIndex
            while index < bytes.endIndex {
                if bytes[index] == UInt8(ascii: "}") {
                    open -= 1
                    if open == 0 { return index }
                } else if bytes[index] == UInt8(ascii: "{") {
                    open += 1
                    index += 1
                }
                index += 1
            }
            return nil
        }

        /// The end of `[_a-zA-Z][_a-zA-Z0-9]*`; nil where no name begins. `ſ` and `K` (the Kelvin sign) count as
        /// the letters that they fold to, because the reference matches without regard to case.
        static func endOfName(in bytes: ArraySlice<UInt8>) -> Int? {
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let byte = bytes[index]
                let isLetter = byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
                let isDigit = (0x30...0x39).contains(byte) && index > bytes.startIndex
                if isLetter || isDigit {
                    index += 1
                } else if bytes[index...].starts(with: [0xC5, 0xBF]) {
                    index += 2
                } else if bytes[index...].starts(with: [0xE2, 0x84, 0xAA]) {
                    index += 3
                } else {
                    break
                }
            }
            return index > bytes.startIndex ? index : nil
        }
    }
}
