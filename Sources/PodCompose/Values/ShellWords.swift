/// Splits a command line into words as the reference does, which is not as a shell would.
///
/// Quotes group, backslashes take the next character as it is, backquotes and `$(…)` are kept with what they hold.
/// Variables are not replaced, `#` begins no comment, and an unquoted `;`, `&`, `|`, `<` or `>` ends the command:
/// what follows is dropped.
package enum ShellWords {
    /// - Throws: For quotes and brackets that are not closed, and for a stray `(`.
    package static func split(_ line: String) throws(ValueError) -> [String] {
        var state = State()
        for scalar in line.unicodeScalars {
            guard try state.take(scalar) else { break }
        }
        return try state.finish()
    }

    private struct State {
        private var words: [String] = []
        private var word = String.UnicodeScalarView()
        private var hasWord = false
        private var escaped = false
        private var inDouble = false
        private var inSingle = false
        private var inBackquote = false
        private var inSubstitution = false

        /// False when the command ends here.
        mutating func take(_ scalar: Unicode.Scalar) throws(ValueError) -> Bool {
            if escaped {
                escaped = false
                append(scalar)
                return true
            }
            switch scalar {
            case "\\" where !inSingle:
                escaped = true
            case "\\":
                word.append(scalar)
            case " ", "\t", "\r", "\n":
                if inSingle || inDouble || inBackquote || inSubstitution {
                    word.append(scalar)
                } else {
                    endWord()
                }
            case "`":
                if !inSingle, !inDouble, !inSubstitution { inBackquote.toggle() }
                append(scalar)
            case ")":
                if !inSingle, !inDouble, !inBackquote { inSubstitution.toggle() }
                append(scalar)
            case "(" where !inSingle && !inDouble && !inBackquote:
                guard !inSubstitution, word.last == "$" else { throw Self.unbalanced("a '(' without a '$'") }
                inSubstitution = true
                word.append(scalar)
            case "\"" where !inSingle && !inSubstitution:
                hasWord = hasWord || inDouble
                inDouble.toggle()
            case "'" where !inDouble && !inSubstitution:
                hasWord = hasWord || inSingle
                inSingle.toggle()
            case ";", "&", "|", "<", ">":
                guard inSingle || inDouble || inBackquote || inSubstitution else {
                    // `2>file`: the number belongs to the redirection.
                    if scalar == ">", let first = word.first, ("0"..."9").contains(first) { hasWord = false }
                    return false
                }
                append(scalar)
            default:
                append(scalar)
            }
            return true
        }

        mutating func finish() throws(ValueError) -> [String] {
            endWord()
            if escaped { throw Self.unbalanced("a '\\' at the end") }
            if inSingle || inDouble || inBackquote { throw Self.unbalanced("a quote that is not closed") }
            if inSubstitution { throw Self.unbalanced("brackets that do not match") }
            return words
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            word.append(scalar)
            hasWord = true
        }

        private mutating func endWord() {
            guard hasWord else { return }
            words.append(String(word))
            word.removeAll()
            hasWord = false
        }

        private static func unbalanced(_ what: String) -> ValueError {
            ValueError("invalid command line string: \(what)")
        }
    }
}
