/// Reads `.env` and `env_file` files, in the dialect of the reference (a port of the Ruby library of that name).
///
/// `KEY=value`, `KEY: value`, `export KEY=value`; single quotes keep a value as it is, double quotes know escapes and,
/// like no quotes at all, variables; quoted values may span lines; ` #` starts a comment behind an unquoted value. A
/// key alone on its line takes its value from the surroundings, or is left out.
package enum DotEnv {
    /// Bytes of a file that are read, and bytes that its values may grow to.
    static let maximumLength = 16 << 20

    /// Adds a file's variables to `variables`; a later line wins over an earlier one.
    ///
    /// - Parameters:
    ///   - variables: What earlier files set; the file's own lines see it, and each other.
    ///   - lookup: Asked before `variables` for what values refer to, and for keys without a value.
    ///   - unset: Told each variable that a value refers to and nobody sets.
    /// - Throws: `ComposeError` with the line; values, which may be secret, are not in its message.
    package static func parse(
        _ bytes: [UInt8],
        file: String,
        into variables: inout [String: String],
        lookup: (String) -> String? = { _ in nil },
        unset: (String, SourceLocation) -> Void = { _, _ in }
    ) throws(ComposeError) {
        try checkSize(bytes, file: file)
        var reader = DotEnvReader(bytes, file: file)
        var budget = maximumLength
        while let statement = try reader.next() {
            switch statement.value {
            case .inherited:
                if let value = lookup(statement.key) { variables[statement.key] = value }
            case .literal(let text):
                variables[statement.key] = text
            case .template(let text):
                let value: String
                do {
                    value = try Template.substitute(text) {
                        lookup($0) ?? variables[$0]
                    } unset: {
                        unset($0, statement.location)
                    }
                } catch {
                    throw failure(error, key: statement.key, at: statement.location)
                }
                budget -= value.utf8.count
                guard budget >= 0 else { throw failure(.tooLong, key: statement.key, at: statement.location) }
                variables[statement.key] = value
            }
        }
    }

    /// Adds the variables of a file of the format `raw`: `KEY=VALUE` a line, the value taken as it stands.
    package static func parseRaw(
        _ bytes: [UInt8],
        file: String,
        into variables: inout [String: String],
        lookup: (String) -> String? = { _ in nil }
    ) throws(ComposeError) {
        try checkSize(bytes, file: file)
        let lines = withoutByteOrderMark(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let location = SourceLocation(file: file, line: index + 1, column: 1)
            guard
                let decoded = String(
                    validating: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes,
                    as: UTF8.self
                )
            else { throw ComposeError(.syntax, "invalid UTF-8", at: location) }
            let line = decoded.unicodeScalars.drop { $0.properties.isWhitespace }
            guard let first = line.first, first != "#" else { continue }
            let key = line.prefix { $0 != "=" }
            let name = String(key)
            guard !key.isEmpty else { throw ComposeError(.syntax, "no variable name in front of '='", at: location) }
            guard !key.contains(where: { $0 == " " || $0 == "\t" }) else {
                throw ComposeError(.syntax, "variable '\(name)' contains whitespaces", at: location)
            }
            if key.endIndex < line.endIndex {
                variables[name] = String(line[key.endIndex...].dropFirst())
            } else if let value = lookup(name) {
                variables[name] = value
            }
        }
    }

    static func withoutByteOrderMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }

    private static func checkSize(_ bytes: [UInt8], file: String) throws(ComposeError) {
        guard bytes.count <= maximumLength else {
            throw ComposeError(
                .limit,
                "the file has \(bytes.count) bytes, more than the \(maximumLength) that are read",
                at: SourceLocation(file: file, line: 1, column: 1)
            )
        }
    }

    private static func failure(
        _ failure: Template.Failure,
        key: String,
        at location: SourceLocation
    ) -> ComposeError {
        switch failure {
        case .invalid:
            ComposeError(
                .interpolation,
                "invalid interpolation format in the value of \(key): you may need to escape any $ with another $",
                at: location
            )
        case .missing(let variable, let message):
            ComposeError(
                .interpolation,
                "required variable \(variable) is missing a value" + (message.isEmpty ? "" : ": \(message)"),
                at: location
            )
        case .tooDeep:
            ComposeError(.limit, "defaults nest deeper than \(Template.maximumDepth) levels in \(key)", at: location)
        case .tooLong:
            ComposeError(.limit, "the values expand to too many bytes with that of \(key)", at: location)
        }
    }
}
