/// Names of a pod's containers.
enum ContainerName {
    /// What a DNS label may have.
    static let limit = 63

    /// `<pod>-<service>-<n>`; cut in the middle where that is too long, with a digest of the whole in its place, so
    /// that names stay unique and keep their telling end.
    static func make(pod: String, service: String, number: Int, avoiding taken: Set<String>) -> String {
        let tail = "-\(number)"
        let whole = "\(pod)-\(service)\(tail)"
        var name = whole
        var attempt = 0
        while name.utf8.count > limit || taken.contains(name) {
            let digest = String(fnv1a("\(whole)#\(attempt)"), radix: 36)
            name = String(whole.dropLast(tail.count).prefix(limit - tail.utf8.count - digest.utf8.count - 1))
            name += "-\(digest)\(tail)"
            attempt += 1
        }
        return name
    }

    /// The 64-bit FNV-1a hash: short, stable over releases, and good enough to tell names apart.
    static func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
