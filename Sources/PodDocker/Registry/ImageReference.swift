/// The name of an image, taken apart: `[domain/]path[:tag][@digest]`, as the distribution project's reference grammar
/// has it, with Docker Hub's defaults filled in.
public struct ImageReference: Hashable, Sendable {
    /// The registry: `docker.io`, `registry.example.org:5000`.
    public var domain: String
    /// The repository in the registry: `library/busybox`.
    public var path: String
    /// The tag; `latest` is meant if there is neither tag nor digest.
    public var tag: String?
    /// The digest: `sha256:` and 64 hexadecimal digits.
    public var digest: String?

    /// Reads a name as users write it.
    ///
    /// - Throws: ``DockerError/Code/invalidReference``.
    public init(parsing text: String) throws(DockerError) {
        func invalid(_ reason: String) -> DockerError {
            DockerError(.invalidReference, "\"\(text)\" is not the name of an image: \(reason)")
        }
        var rest = Substring(text)
        if let at = rest.firstIndex(of: "@") {
            let digest = rest[rest.index(after: at)...]
            guard Self.isDigest(digest) else { throw invalid("\"\(digest)\" is not a digest") }
            self.digest = String(digest)
            rest = rest[..<at]
        }
        if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("/") {
            let tag = rest[rest.index(after: colon)...]
            guard Self.isTag(tag) else { throw invalid("\"\(tag)\" is not a tag") }
            self.tag = String(tag)
            rest = rest[..<colon]
        }
        (domain, path) = Self.split(rest)
        guard Self.isDomain(domain) else { throw invalid("\"\(domain)\" is not a registry") }
        guard !path.isEmpty else { throw invalid("it names no repository") }
        guard path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(Self.isPathComponent) else {
            throw invalid("a repository has lower-case letters, digits and single separators . _ - between them")
        }
        guard domain.utf8.count + path.utf8.count < 255 else { throw invalid("it is longer than 255 characters") }
    }

    /// The name without tag and digest: `docker.io/library/busybox`.
    public var name: String { "\(domain)/\(path)" }

    /// The name as users write it: `busybox`, `registry.example.org/team/app`.
    public var familiarName: String {
        guard domain == Self.hub else { return name }
        return path.hasPrefix("library/") && !path.dropFirst(8).contains("/") ? String(path.dropFirst(8)) : path
    }

    /// The key under which a Docker configuration file keeps the registry's credentials.
    public var credentialsKey: String {
        domain == Self.hub ? RegistryCredentials.hubKey : domain
    }

    // MARK: - Grammar

    static let hub = "docker.io"

    private static func split(_ text: Substring) -> (domain: String, path: String) {
        var domain = hub
        var path = String(text)
        if let slash = text.firstIndex(of: "/") {
            let first = text[..<slash]
            if first == "localhost" || first.contains(where: { $0 == "." || $0 == ":" || $0.isUppercase }) {
                domain = String(first)
                path = String(text[text.index(after: slash)...])
            }
        }
        if domain == "index.docker.io" { domain = hub }
        if domain == hub, !path.isEmpty, !path.contains("/") { path = "library/" + path }
        return (domain, path)
    }

    private static func isDigest(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].first?.isASCIILetter == true else { return false }
        guard parts[0].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || "+._-".contains($0) }) else { return false }
        let isHexadecimal = parts[1].allSatisfy { $0.isASCIIDigit || ("a"..."f").contains($0) }
        let expected = ["sha256": 64, "sha384": 96, "sha512": 128][String(parts[0])]
        return isHexadecimal && expected.map { parts[1].count == $0 } ?? (parts[1].count >= 32)
    }

    private static func isTag(_ text: Substring) -> Bool {
        guard let first = text.first, first != ".", first != "-", text.utf8.count <= 128 else { return false }
        return text.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "_.-".contains($0) }
    }

    private static func isDomain(_ text: String) -> Bool {
        var host = Substring(text)
        if host.first == "[" {
            guard let end = host.firstIndex(of: "]") else { return false }
            let address = host[host.index(after: host.startIndex)..<end]
            let port = host[host.index(after: end)...]
            let isAddress = !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == ":" }
            return isAddress && (port.isEmpty || port.first == ":" && isPort(port.dropFirst()))
        }
        if let colon = host.firstIndex(of: ":") {
            guard isPort(host[host.index(after: colon)...]) else { return false }
            host = host[..<colon]
        }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last, first != "-", last != "-" else { return false }
            return label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == "-" }
        }
    }

    private static func isPort(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy(\.isASCIIDigit)
    }

    /// Letters and digits, joined by `.`, `_`, `__` or any number of `-`.
    private static func isPathComponent(_ text: Substring) -> Bool {
        func isAlphanumeric(_ character: Character) -> Bool {
            ("a"..."z").contains(character) || character.isASCIIDigit
        }
        guard let first = text.first, let last = text.last, isAlphanumeric(first), isAlphanumeric(last) else {
            return false
        }
        return text.split(whereSeparator: isAlphanumeric).allSatisfy { separator in
            separator == "." || separator == "_" || separator == "__" || separator.allSatisfy { $0 == "-" }
        }
    }
}

extension ImageReference: CustomStringConvertible {
    /// The whole name: `docker.io/library/busybox:1.36`.
    public var description: String {
        name + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "")
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
