import Glibc
import MesosBench
import PodTestSupport

/// A port of the loopback interface that takes connections and never says anything: a pull from it takes its time.
enum SilentRegistry {
    static func with(_ body: (String) async throws -> Void) async throws {
        let port = HostPorts.one()
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard listener >= 0, bound == 0, listen(listener, 100) == 0 else { throw BenchError("no port to listen on") }
        try await body("127.0.0.1:\(port)")
    }
}
