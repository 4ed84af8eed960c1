/// A text with `$VARIABLE` references, as the Compose Specification's section on interpolation defines them.
///
/// `$V`, `${V}`, `${V:-default}`, `${V-default}`, `${V:?message}`, `${V?message}`, `${V:+alternate}`,
/// `${V+alternate}` and `$$` for a dollar sign; default, message and alternate are templates themselves and are
/// evaluated whether needed or not, as the reference evaluates them. A dollar sign that begins none of these is
/// literal; only `${` can begin something invalid.
package enum Template {
    /// Why a template has no value.
    package enum Failure: Error, Hashable {
        /// `${` begins no reference in this text.
        case invalid(String)
        /// A required variable is unset or, with a colon, empty.
        case missing(variable: String, message: String)
        /// Defaults within defaults, deeper than anybody writes.
        case tooDeep
        /// The values grew beyond the bound on expanded text.
        case tooLong
    }

    /// Nesting of defaults that is followed.
    static let maximumDepth = 64
    /// Bytes that one text may grow to: a few kilobytes of `.env` can double themselves into gigabytes.
    static let maximumLength = 8 << 20

    /// - Parameters:
    ///   - lookup: The value of a variable, nil when it is not set.
    ///   - unset: Told each variable that is replaced by nothing because it is not set and has no default.
    package static func substitute(
        _ text: String,
        lookup: (String) -> String?,
        unset: (String) -> Void = { _ in }
    ) throws(Failure) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        return try expand(Array(text.utf8)[...], depth: 0, lookup, unset)
    }

    private static func expand(
        _ bytes: ArraySlice<UInt8>,
        depth: Int,
        _ lookup: (String) -> String?,
        _ unset: (String) -> Void
    ) throws(Failure) -> String {
        guard depth <= maximumDepth else { throw .tooDeep }
        var output: [UInt8] = []
        var index = bytes.startIndex
        // The last `}` of the current line, where the longest match of a reference ends.
        var lastBrace: Int?
        // What an invalid reference is reported with: the text behind the last reference on its line, if any.
        var context = bytes
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.endIndex else {
                output.append(bytes[index])
                index += 1
                continue
            }
            if index >= context.endIndex { context = bytes }
            let next = bytes[index + 1]
            if next == UInt8(ascii: "$") {
                output.append(next)
                index += 2
            } else if next == UInt8(ascii: "{") {
                if lastBrace.map({ $0 < index }) ?? true { lastBrace = lastBraceOnLine(of: bytes[index...]) }
                guard let reference = Reference(bytes[index...], lastBrace: lastBrace) else {
                    throw .invalid(String(decoding: context, as: UTF8.self))
                }
                output += try value(of: reference, depth: depth, lookup, unset).utf8
                index = reference.end
                if reference.operation != nil, let lastBrace, index <= lastBrace {
                    context = bytes[index...lastBrace]
                }
            } else if let end = Reference.endOfName(in: bytes[(index + 1)...]) {
                let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
                output += plainValue(of: name, lookup, unset).utf8
                index = end
            } else {
                output.append(bytes[index])
                index += 1
            }
            guard output.count <= maximumLength else { throw .tooLong }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func plainValue(
        of name: String,
        _ lookup: (String) -> String?,
        _ unset: (String) -> Void
    ) -> String {
        if let value = lookup(name) { return value }
        unset(name)
        return ""
    }

    private static func value(
        of reference: Reference,
        depth: Int,
        _ lookup: (String) -> String?,
        _ unset: (String) -> Void
    ) throws(Failure) -> String {
        guard let operation = reference.operation else { return plainValue(of: reference.name, lookup, unset) }
        let word = try expand(reference.word, depth: depth + 1, lookup, unset)
        let value = lookup(reference.name)
        let isPresent = operation.countsEmptyAsUnset ? !(value ?? "").isEmpty : value != nil
        switch operation.kind {
        case .default: return isPresent ? value ?? "" : word
        case .alternate: return isPresent ? word : value ?? ""
        case .required:
            guard isPresent else { throw .missing(variable: reference.name, message: word) }
            return value ?? ""
        }
    }

    private static func lastBraceOnLine(of bytes: ArraySlice<UInt8>) -> Int? {
        let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        return bytes[..<lineEnd].lastIndex(of: UInt8(ascii: "}"))
    }
}
