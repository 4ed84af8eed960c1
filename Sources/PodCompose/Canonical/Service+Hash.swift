import OrderedCollections

extension Service {
    /// The hash of the configuration that Compose writes to the label `com.docker.compose.config-hash`: SHA-256, as
    /// hexadecimal digits, of the service without what does not change its containers.
    public func configurationHash() throws(ComposeError) -> String {
        var service = self
        service.build = nil
        service.pullPolicy = nil
        service.scale = nil
        service.deploy?.replicas = nil
        service.dependsOn = [:]
        service.profiles = []
        var mapping = CanonicalMapping(.json)
        try service.write(to: &mapping)
        return SHA256.hexDigest(of: Array(try JSONText.encode(mapping.node, .compact).utf8))
    }
}
