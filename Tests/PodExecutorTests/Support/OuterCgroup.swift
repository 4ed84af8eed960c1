import FoundationEssentials
import Glibc
import PodTestSupport

/// A cgroup v1 of a test's own, in which a program starts, as an agent starts an executor in one.
struct OuterCgroup: Sendable {
    let name = uniqueName("outer")
    /// In bytes; not limited if nil.
    var memory: Int?

    /// Puts itself into the cgroup and becomes the program whose arguments follow.
    var launcher: [String] {
        let limit = memory.map { "echo \($0) >$directory/memory.limit_in_bytes" } ?? ":"
        let script = """
            set -e
            directory=/sys/fs/cgroup/memory/\(name)
            mkdir $directory
            \(limit)
            echo $$ >$directory/cgroup.procs
            exec "$@"
            """
        return ["sh", "-c", script, "sh"]
    }

    /// The containers' cgroups that are directly in it.
    var containers: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/sys/fs/cgroup/memory/\(name)")) ?? []
        return names.filter { $0.count == 64 }
    }

    /// Removes it after `body`, in each hierarchy: the engine makes it where the test has not.
    func with<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        defer {
            let hierarchies = (try? FileManager.default.contentsOfDirectory(atPath: "/sys/fs/cgroup")) ?? []
            for hierarchy in hierarchies { rmdir("/sys/fs/cgroup/\(hierarchy)/\(name)") }
        }
        return try await body()
    }
}
