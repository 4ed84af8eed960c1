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
        return SHA256.hexDigest(of: Self.compact(try JSONText.encode(mapping.node)))
    }

    /// JSON without the blanks between its tokens.
    private static func compact(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in text.utf8 {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
                continue
            } else {
                isInString = byte == UInt8(ascii: "\"")
            }
            bytes.append(byte)
        }
        return bytes
    }
}
