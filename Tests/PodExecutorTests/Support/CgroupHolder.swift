import Glibc
import PodTestSupport
import Testing

/// A cgroup of the name that a pod's would have, in which somebody else's processes are: two, with 40 MB.
struct CgroupHolder: Sendable {
    let pod: String
    /// What the pod's cgroup is below, for `--cgroup`.
    let parent = "/\(uniqueName("held"))"

    private static let script = """
        set -e
        root=/sys/fs/cgroup
        if [ -e $root/cgroup.controllers ]; then
            echo "+memory +pids" >$root/cgroup.subtree_control
            mkdir $root$1
            echo "+memory +pids" >$root$1/cgroup.subtree_control
            directories=$root$1/$2
        else
            directories="$root/memory$1/$2 $root/pids$1/$2"
        fi
        mkdir -p $directories
        for directory in $directories; do echo $$ >$directory/cgroup.procs; done
        sleep 1000 &
        trap "kill $!; exit" TERM
        held=$(head -c 40000000 /dev/zero | tr '\\0' x)
        echo held
        wait
        """

    /// Runs `body` while they are there, checks that they still are after it, and removes them.
    func with(_ body: @escaping @Sendable (CgroupHolder) async throws -> Void) async throws {
        let outcome = try await Program("bash").run(["-c", Self.script, "bash", parent, pod]) { program in
            try await program.outputLine(containing: "held")
            try await body(self)
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 0, "the processes were left alone: \(outcome)")
        let hierarchies = ["", "/memory", "/pids", "/cpu", "/cpuacct", "/cpuset", "/blkio", "/freezer"]
        for hierarchy in hierarchies {
            rmdir("/sys/fs/cgroup\(hierarchy)\(parent)/\(pod)")
            rmdir("/sys/fs/cgroup\(hierarchy)\(parent)")
        }
    }
}
