/// Text taken apart by its bytes.
///
/// Swift's own `split`, `hasPrefix` and their like go by characters, to which a combining mark belongs: `=` and the
/// same with an accent are two characters. In a file an equals sign is one whatever follows it.
extension StringProtocol {
    /// The parts between occurrences of an ASCII character.
    func parts(at separator: Unicode.Scalar, keepsEmpty: Bool = true) -> [Substring] {
        Substring(self).utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: !keepsEmpty)
            .map { Substring($0) }
    }

    /// What stands before and after the first occurrence of an ASCII character; `nil` if there is none.
    func halves(at separator: Unicode.Scalar) -> (String, String)? {
        let bytes = Substring(self).utf8
        guard let split = bytes.firstIndex(of: UInt8(ascii: separator)) else { return nil }
        return (String(Substring(bytes[..<split])), String(Substring(bytes[split...].dropFirst())))
    }

    /// Whether the text begins with these bytes.
    func begins(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

    /// Whether the text ends with these bytes.
    func ends(with suffix: String) -> Bool { utf8.reversed().starts(with: suffix.utf8.reversed()) }

    /// Whether an ASCII character occurs.
    func has(_ scalar: Unicode.Scalar) -> Bool { utf8.contains(UInt8(ascii: scalar)) }
}
