import FoundationEssentials

/// What proves to a registry who pulls. It never shows its secrets in a description.
public struct RegistryCredentials: Hashable, Sendable {
    /// Docker Hub's name in configuration files and helpers, older than its present address.
    static let hubKey = "https://index.docker.io/v1/"

    /// The registry, as the configuration file names it.
    public var serverAddress: String
    /// The user's name; none with an identity token.
    public var username: String?
    /// The password, or an access token in its place.
    public var password: String?
    /// A token that the registry gave for a password.
    public var identityToken: String?

    /// A name and a password.
    public init(serverAddress: String, username: String, password: String) {
        self.serverAddress = serverAddress
        self.username = username
        self.password = password
    }

    /// An identity token.
    public init(serverAddress: String, identityToken: String) {
        self.serverAddress = serverAddress
        self.identityToken = identityToken
    }

    /// The value of the `X-Registry-Auth` header: JSON in base64url.
    func headerValue() throws -> String {
        try Self.headerValue(self)
    }

    /// A header's value: JSON in base64url.
    static func headerValue(_ value: some Encodable) throws -> String {
        let text = try DockerJSON.encode(value).base64EncodedString()
        return text.map { character -> String in
            switch character {
            case "+": "-"
            case "/": "_"
            default: String(character)
            }
        }.joined()
    }
}

extension RegistryCredentials: Encodable {
    enum CodingKeys: String, CodingKey {
        case serverAddress = "serveraddress"
        case username
        case password
        case identityToken = "identitytoken"
    }
}

extension RegistryCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The registry and the user's name.
    public var description: String { "\(username ?? "token") at \(serverAddress)" }

    /// The registry and the user's name.
    public var debugDescription: String { description }

    /// The registry and the user's name.
    public var customMirror: Mirror {
        Mirror(self, children: ["serverAddress": serverAddress, "username": username ?? ""])
    }
}
