import FoundationEssentials

/// The registry credentials of a Docker configuration file, and where else to ask for them.
public struct DockerConfiguration: Sendable {
    private let auths: [String: Auth]
    private let store: String?
    private let helpers: [String: String]

    /// A configuration without credentials.
    public init() {
        auths = [:]
        store = nil
        helpers = [:]
    }

    /// Reads `config.json`, or the older `.dockercfg` that is only its `auths`.
    ///
    /// - Throws: ``DockerError/Code/invalidConfiguration`` that tells nothing of the contents.
    public init(parsing bytes: [UInt8]) throws(DockerError) {
        let decoder = JSONDecoder()
        let file = try? decoder.decode(File.self, from: Data(bytes))
        let legacy = try? decoder.decode([String: Auth].self, from: Data(bytes))
        guard file != nil || legacy != nil else {
            throw DockerError(.invalidConfiguration, "this is not a Docker configuration file")
        }
        if let file, file.namesCredentials || legacy == nil {
            auths = file.auths ?? [:]
            store = file.credsStore.flatMap { $0.isEmpty ? nil : $0 }
            helpers = file.credHelpers ?? [:]
        } else {
            auths = legacy?.filter { !$0.value.isEmpty } ?? [:]
            store = nil
            helpers = [:]
        }
    }

    /// Where a registry's credentials are.
    enum Source: Hashable {
        case none
        case inFile(RegistryCredentials)
        /// In the store that `docker-credential-<name>` speaks for, under `key`.
        case helper(name: String, key: String)
    }

    /// Where the credentials for an image are: the registry's own helper, the common store, the file.
    func source(for reference: ImageReference) throws(DockerError) -> Source {
        let key = reference.credentialsKey
        let names = Self.names(of: reference)
        if let helper = names.lazy.compactMap({ helpers[$0] }).first ?? store {
            guard !helper.isEmpty, !helper.contains("/") else {
                throw DockerError(.invalidConfiguration, "\"\(helper)\" is not the name of a credential helper")
            }
            return .helper(name: helper, key: key)
        }
        return try inFile(for: reference).map { .inFile($0) } ?? .none
    }

    /// The credentials that the file itself holds for an image.
    func inFile(for reference: ImageReference) throws(DockerError) -> RegistryCredentials? {
        let names = Self.names(of: reference)
        let exact = names.lazy.compactMap { auths[$0] }.first
        let byHost = { auths.sorted { $0.key < $1.key }.first { names.contains(Self.host(of: $0.key)) }?.value }
        guard let auth = exact ?? byHost() else { return nil }
        return try auth.credentials(for: reference.credentialsKey)
    }

    /// The names that a registry goes by in configuration files.
    private static func names(of reference: ImageReference) -> [String] {
        guard reference.domain == ImageReference.hub else { return [reference.domain] }
        return [RegistryCredentials.hubKey, "index.docker.io", ImageReference.hub, "registry-1.docker.io"]
    }

    /// `https://registry.example.org:5000/v2/` is `registry.example.org:5000`.
    private static func host(of key: String) -> String {
        var rest = Substring(key)
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        return String(rest.prefix { $0 != "/" })
    }
}

extension DockerConfiguration {
    private struct File: Decodable {
        var auths: [String: Auth]?
        var credsStore: String?
        var credHelpers: [String: String]?

        var namesCredentials: Bool { auths != nil || credsStore != nil || credHelpers != nil }
    }

    struct Auth: Decodable {
        var auth: String?
        var username: String?
        var password: String?
        var identitytoken: String?

        var isEmpty: Bool { auth == nil && username == nil && identitytoken == nil }

        /// - Throws: ``DockerError/Code/invalidConfiguration`` if `auth` is not `name:password` in Base64.
        func credentials(for key: String) throws(DockerError) -> RegistryCredentials? {
            if let identitytoken, !identitytoken.isEmpty {
                return RegistryCredentials(serverAddress: key, identityToken: identitytoken)
            }
            if let auth, !auth.isEmpty {
                let decoded = Data(base64Encoded: auth).map { String(decoding: $0, as: UTF8.self) } ?? ""
                guard let colon = decoded.firstIndex(of: ":"), colon != decoded.startIndex else {
                    throw DockerError(
                        .invalidConfiguration,
                        "the credentials for \(key) are not name:password in Base64"
                    )
                }
                var password = decoded[decoded.index(after: colon)...]
                while password.last == "\0" { password.removeLast() }
                return RegistryCredentials(
                    serverAddress: key,
                    username: String(decoded[..<colon]),
                    password: String(password)
                )
            }
            guard let username, let password, !username.isEmpty else { return nil }
            return RegistryCredentials(serverAddress: key, username: username, password: password)
        }
    }
}
