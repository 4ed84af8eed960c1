extension YAMLScalarText {
    /// What the characters of a string allow, after the analysis of libyaml's emitter.
    struct Traits {
        private(set) var hasNewline = false
        private(set) var hasBreak = false
        private var hasIndicator = false
        private var hasSpecial = false
        private var hasTab = false
        private var spaceBeforeBreak = false
        private var breakBeforeSpace = false
        private var edgeSpace = false
        private var trailingSpace = false

        var allowsPlain: Bool {
            !hasIndicator && !edgeSpace && !hasBreak && allowsSingleQuotes
        }

        var allowsSingleQuotes: Bool {
            !hasSpecial && !hasTab && !spaceBeforeBreak && !breakBeforeSpace
        }

        var allowsBlock: Bool {
            !hasSpecial && !spaceBeforeBreak && !trailingSpace
        }

        init(_ string: String) {
            hasIndicator = string.begins(with: "---") || string.begins(with: "...")
            var previous: Unicode.Scalar?
            let scalars = string.unicodeScalars
            var index = scalars.startIndex
            while index < scalars.endIndex {
                let scalar = scalars[index]
                index = scalars.index(after: index)
                let isLast = index == scalars.endIndex
                let beforeBlank = isLast || scalars[index] == " " || scalars[index] == "\t"
                note(scalar, after: previous, isLast: isLast, beforeBlank: beforeBlank)
                previous = scalar
            }
        }

        private mutating func note(
            _ scalar: Unicode.Scalar,
            after previous: Unicode.Scalar?,
            isLast: Bool,
            beforeBlank: Bool
        ) {
            let isFirst = previous == nil
            switch scalar {
            case ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`":
                hasIndicator = hasIndicator || isFirst
            case "?", "-":
                hasIndicator = hasIndicator || (isFirst && beforeBlank)
            case ":":
                hasIndicator = hasIndicator || beforeBlank
            case "#":
                hasIndicator = hasIndicator || previous.map { Self.isBlank($0) || Self.isBreak($0) } ?? true
            case "\t":
                hasTab = true
            case " ":
                edgeSpace = edgeSpace || isFirst || isLast
                trailingSpace = trailingSpace || isLast
                breakBeforeSpace = breakBeforeSpace || previous.map(Self.isBreak) ?? false
            default:
                break
            }
            if Self.isBreak(scalar) {
                hasBreak = true
                hasNewline = hasNewline || scalar == "\n"
                edgeSpace = edgeSpace || isFirst || isLast
                spaceBeforeBreak = spaceBeforeBreak || previous == " "
            }
            hasSpecial = hasSpecial || (scalar != "\t" && !Self.isPrintable(scalar))
        }

        private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || scalar == "\t"
        }

        private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
            default: false
            }
        }

        /// What the reference's emitter writes as it is: nothing beyond the basic plane. It spreads a string over
        /// lines at U+2028 and U+2029, which is not worth following.
        static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x0A, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
            default: false
            }
        }
    }
}
