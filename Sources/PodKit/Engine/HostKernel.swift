import Glibc
import PodDocker

/// By what a kernel can be told from another host's.
///
/// An address alone does not tell where an engine is: a socket or a port of this host may be a tunnel's end.
struct HostKernel: Hashable, Sendable {
    /// As `uname -r` prints it.
    var release: String?
    /// The host's memory in bytes.
    var memory: Int64?

    /// The kernel that this process runs on.
    static var own: HostKernel {
        let (pages, pageSize) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
        return HostKernel(release: ownRelease, memory: pages > 0 && pageSize > 0 ? Int64(pages * pageSize) : nil)
    }

    /// Whether the two may be one: nothing that is known of both differs.
    func canBe(_ other: HostKernel) -> Bool {
        func agree<Value: Equatable>(_ one: Value?, _ two: Value?) -> Bool { one == nil || two == nil || one == two }
        return agree(release, other.release) && agree(memory, other.memory)
    }

    private static var ownRelease: String? {
        var names = utsname()
        guard uname(&names) == 0 else { return nil }
        return withUnsafeBytes(of: &names.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
