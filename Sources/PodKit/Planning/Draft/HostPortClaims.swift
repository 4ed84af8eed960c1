import PodCompose

/// Who holds which port of the host: one number of one transport on one address leads to one place.
struct HostPortClaims<Holder> {
    private var claims: [Key: [Claim]] = [:]

    /// Takes the port for `holder`, unless another holds it on this address or on one that includes it.
    ///
    /// - Returns: Who holds it instead; `nil` if it is now held by `holder`.
    mutating func hold(_ number: Int, _ transport: String, on address: String, for holder: Holder) -> Holder? {
        let key = Key(number: number, transport: transport)
        if let other = claims[key]?.first(where: { HostAddress.overlap($0.address, address) }) { return other.holder }
        claims[key, default: []].append(Claim(address: address, holder: holder))
        return nil
    }

    private struct Key: Hashable {
        var number: Int
        var transport: String
    }

    private struct Claim {
        var address: String
        var holder: Holder
    }
}
