import Glibc
import SystemPackage

/// A directory of a hierarchy, that is, one cgroup in one hierarchy.
struct CgroupDirectory: Hashable {
    let name: String

    init(_ path: FilePath) {
        name = path.string
    }

    private init(name: String) {
        self.name = name
    }

    var path: FilePath { FilePath(name) }

    /// The cgroup's own name.
    var lastName: String { String(name.split(separator: "/").last ?? "") }

    var exists: Bool {
        CgroupFile(name).exists
    }

    func child(_ name: String) -> CgroupDirectory {
        CgroupDirectory(name: "\(self.name)/\(name)")
    }

    func file(_ name: String) -> CgroupFile {
        CgroupFile("\(self.name)/\(name)")
    }

    /// - Returns: whether it was made now.
    func make() throws(CgroupError) -> Bool {
        if mkdir(name, 0o755) == 0 { return true }
        let cause = Errno(rawValue: errno)
        if cause == .fileExists { return false }
        throw CgroupError.explaining(cause, path: path)
    }

    /// Removes this one cgroup. One that is gone already is no error.
    func remove() throws(CgroupError) {
        if rmdir(name) == 0 { return }
        let cause = Errno(rawValue: errno)
        if cause == .noSuchFileOrDirectory { return }
        throw CgroupError.explaining(cause == .directoryNotEmpty ? .resourceBusy : cause, path: path)
    }

    /// Removes this cgroup and all below it, the deepest first.
    func removeTree() throws(CgroupError) {
        for child in try children() {
            try child.removeTree()
        }
        try remove()
    }

    /// The cgroups directly below; none if the directory is gone.
    func children() throws(CgroupError) -> [CgroupDirectory] {
        guard let stream = opendir(name) else {
            let cause = Errno(rawValue: errno)
            if cause == .noSuchFileOrDirectory { return [] }
            throw CgroupError.explaining(cause, path: path)
        }
        defer { closedir(stream) }
        var children: [CgroupDirectory] = []
        while let entry = readdir(stream) {
            guard entry.pointee.d_type == UInt8(DT_DIR) else { continue }
            let entryName = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) { String(cString: $0) }
            }
            if entryName != ".", entryName != ".." { children.append(child(entryName)) }
        }
        return children
    }

    /// This cgroup and all below it, each before its children.
    func tree() throws(CgroupError) -> [CgroupDirectory] {
        var all = [self]
        for child in try children() {
            all += try child.tree()
        }
        return all
    }

    /// The processes of this cgroup alone; none if it is gone.
    func processes() throws(CgroupError) -> [CInt] {
        // 0 stands for a process that is in no pid namespace of this process's.
        try file("cgroup.procs").readIfPresent().map(CgroupText.integers)?.filter { $0 != 0 } ?? []
    }
}
