/// The files that stop and start a cgroup: `freezer.state` on v1, `cgroup.freeze` on v2.
struct CgroupFreezer {
    let directory: CgroupDirectory
    let interface: CgroupHierarchy.Interface

    func freeze() throws(CgroupError) {
        switch interface {
        case .v1: try directory.file("freezer.state").write("FROZEN")
        case .v2: try directory.file("cgroup.freeze").write("1")
        }
    }

    func thaw() throws(CgroupError) {
        switch interface {
        case .v1: try directory.file("freezer.state").write("THAWED")
        case .v2: try directory.file("cgroup.freeze").write("0")
        }
    }

    /// v1 moves on from FREEZING only when the file is read.
    func isFrozen() throws(CgroupError) -> Bool {
        switch interface {
        case .v1: try directory.file("freezer.state").read().trimmingWhitespace == "FROZEN"
        case .v2: try directory.flatKeyed("cgroup.events")?["frozen"] == 1
        }
    }

    /// This cgroup and those below, each of which may have been frozen on its own.
    func tree() throws(CgroupError) -> [CgroupFreezer] {
        try directory.tree().map { CgroupFreezer(directory: $0, interface: interface) }
    }
}
