/// How to speak TLS with an agent, by libprocess' variables (`3rdparty/libprocess/include/process/ssl/flags.hpp`).
public struct TLSSettings: Hashable, Sendable {
    /// `LIBPROCESS_SSL_CA_FILE`: certificates that sign agents'; the system's if unset.
    public var authorities: String?
    /// `LIBPROCESS_SSL_CERT_FILE`: this side's certificate, for agents that want one.
    public var certificate: String?
    /// `LIBPROCESS_SSL_KEY_FILE`: its key.
    public var key: String?
    /// `LIBPROCESS_SSL_VERIFY_SERVER_CERT`, or `LIBPROCESS_SSL_VERIFY_CERT` before Mesos 1.9: whether the agent's
    /// certificate has to be right. As with libprocess it need not unless this says so.
    public var verifiesAgent: Bool

    /// Makes settings.
    public init(
        authorities: String? = nil,
        certificate: String? = nil,
        key: String? = nil,
        verifiesAgent: Bool = false
    ) {
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
        self.verifiesAgent = verifiesAgent
    }

    /// - Returns: `nil` if the agent speaks clear text.
    init?(_ reader: inout EnvironmentReader) {
        guard reader.flag("LIBPROCESS_SSL_ENABLED") || reader.flag("SSL_ENABLED") else { return nil }
        func path(_ name: String) -> String? { reader.text("LIBPROCESS_SSL_\(name)") ?? reader.text("SSL_\(name)") }
        authorities = path("CA_FILE")
        certificate = path("CERT_FILE")
        key = path("KEY_FILE")
        verifiesAgent = false
        for name in ["VERIFY_SERVER_CERT", "VERIFY_CERT"] {
            if reader.flag("LIBPROCESS_SSL_\(name)") || reader.flag("SSL_\(name)") { verifiesAgent = true }
        }
    }
}
