import Glibc

/// By what this host, and this boot of it, can be told from others.
enum OwnHost {
    /// As `uname -n` prints it.
    static let name: String = {
        var names = utsname()
        guard uname(&names) == 0 else { return "" }
        return withUnsafeBytes(of: &names.nodename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }()

    /// The id of the boot (random(4), `/proc/sys/kernel/random/boot_id`).
    static let boot = text(of: "/proc/sys/kernel/random/boot_id").map { $0.filter { !$0.isWhitespace } } ?? ""

    /// What a small file of the kernel holds.
    static func text(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
