import PodDocker

/// The images that the stages of a Dockerfile begin with or copy from (the Dockerfile reference, FROM and COPY --from).
///
/// What cannot be read is left out: to refuse it is the engine's part.
struct BaseImages {
    /// The images, without `scratch` and the file's own stages.
    private(set) var references: [ImageReference] = []
    private var variables: [String: String] = [:]
    private var stages: Set<String> = []
    private var hasStage = false

    /// - Parameter arguments: the build's arguments, which stand before the file's own values of them.
    init(of dockerfile: String, arguments: [String: String?]) {
        for instruction in Self.instructions(in: dockerfile) {
            let words = instruction.split(whereSeparator: \.isWhitespace)
            let operands = words.dropFirst()
            switch words.first?.uppercased() {
            // Only arguments before the first stage are known where a stage's image is named.
            case "ARG" where !hasStage:
                for operand in operands { declare(operand, arguments) }
            case "FROM":
                hasStage = true
                let stage = operands.drop { $0.hasPrefix("--") }
                if let image = stage.first { add(expand(image)) }
                let name = stage.dropFirst()
                if name.count == 2, name.first?.uppercased() == "AS", let last = name.last {
                    stages.insert(last.lowercased())
                }
            case "COPY":
                for flag in operands.prefix(while: { $0.hasPrefix("--") }) where flag.hasPrefix("--from=") {
                    add(String(flag.dropFirst("--from=".count)))
                }
            default: break
            }
        }
    }

    private mutating func add(_ name: String) {
        // A stage goes by its number too.
        guard name != "scratch", !stages.contains(name.lowercased()), Int(name) == nil else { return }
        guard let reference = try? ImageReference(parsing: name), !references.contains(reference) else { return }
        references.append(reference)
    }

    private mutating func declare(_ text: Substring, _ arguments: [String: String?]) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let standard = parts.count == 2 ? expand(parts[1].filter { $0 != "\"" && $0 != "'" }[...]) : nil
        variables[name] = (arguments[name] ?? nil) ?? standard
    }

    /// Fills in `$NAME`, `${NAME}`, `${NAME:-otherwise}` and `${NAME:+instead}`.
    private func expand(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            let isBraced = rest.first == "{"
            if isBraced { rest.removeFirst() }
            let name = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
            rest = rest[name.endIndex...]
            var value = variables[String(name)] ?? ""
            if isBraced {
                let modifier = rest.prefix { $0 != "}" }
                rest = rest[modifier.endIndex...].dropFirst()
                if modifier.hasPrefix(":-"), value.isEmpty { value = String(modifier.dropFirst(2)) }
                if modifier.hasPrefix(":+"), !value.isEmpty { value = String(modifier.dropFirst(2)) }
            }
            result += value
        }
        return result + rest
    }

    /// The file's instructions, those over several lines in one.
    private static func instructions(in dockerfile: String) -> [String] {
        let lines = dockerfile.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        let continuation: Character = lines.first.flatMap(escape) ?? "\\"
        var found: [String] = []
        var unfinished = ""
        for var line in lines where !line.hasPrefix("#") {
            while line.last?.isWhitespace == true { line.removeLast() }
            if line.last == continuation {
                unfinished += line.dropLast()
            } else {
                found.append(unfinished + line)
                unfinished = ""
            }
        }
        return found + [unfinished]
    }

    /// The character that a first line `# escape=` chooses.
    private static func escape(_ line: Substring) -> Character? {
        let text = line.filter { !$0.isWhitespace }.lowercased()
        return text.hasPrefix("#escape=") ? text.last : nil
    }
}
