import CEventFD
import Glibc
import SystemPackage

extension CgroupDirectory {
    /// nil if the cgroup is gone.
    func memoryEvents(_ interface: CgroupHierarchy.Interface) throws(CgroupError) -> CgroupMemoryEvents? {
        switch interface {
        case .v1:
            guard let limitHits = try number("memory.failcnt") else { return nil }
            var events = CgroupMemoryEvents(limitHits: limitHits)
            // v1 counts a kill only in the cgroup of the process that was killed.
            for cgroup in try tree() {
                events.kills += try cgroup.flatKeyed("memory.oom_control")?["oom_kill"] ?? 0
            }
            return events
        case .v2:
            guard let all = try flatKeyed("memory.events") else { return nil }
            // Before 5.2 there is no other file, and this one counts the cgroup alone.
            let local = try flatKeyed("memory.events.local") ?? all
            return CgroupMemoryEvents(
                limitHits: local["max"] ?? 0,
                ownLimitOOMs: local["oom"] ?? 0,
                kills: all["oom_kill"] ?? 0
            )
        }
    }

    func memoryLimit(_ interface: CgroupHierarchy.Interface) throws(CgroupError) -> CgroupLimit? {
        try limit(interface == .v1 ? "memory.limit_in_bytes" : "memory.max")
    }

    /// v1: the kernel counts events of a file up in an eventfd (Documentation/admin-guide/cgroup-v1/memcg_test.rst).
    func eventDescriptor(of name: String) throws(CgroupError) -> FileDescriptor {
        let file = file(name)
        do {
            let watched = try FileDescriptor.open(file.name, .readOnly, options: .closeOnExec)
            return try watched.closeAfter {
                let event = try descriptor(eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK)))
                do {
                    try self.file("cgroup.event_control").write("\(event.rawValue) \(watched.rawValue)")
                    return event
                } catch {
                    try event.close()
                    throw error
                }
            }
        } catch {
            throw failure(error, file)
        }
    }

    /// v2: the kernel modifies a file, as inotify sees it, when a counter in it rises. Of the removal of a cgroup
    /// only its parent tells.
    func watchDescriptor(of names: [String]) throws(CgroupError) -> FileDescriptor {
        var watches = names.map { (file($0), UInt32(IN_MODIFY)) }.filter { $0.0.exists }
        watches.append((CgroupFile(path.removingLastComponent().string), UInt32(IN_DELETE)))
        do {
            let inotify = try descriptor(inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK)))
            do {
                for (file, mask) in watches {
                    let watch = inotify_add_watch(inotify.rawValue, file.name, mask)
                    if watch == -1 { throw Errno(rawValue: errno) }
                }
                return inotify
            } catch {
                try inotify.close()
                throw error
            }
        } catch {
            throw failure(error, CgroupFile(name))
        }
    }

    private func descriptor(_ result: CInt) throws -> FileDescriptor {
        if result == -1 { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: result)
    }

    private func failure(_ error: any Error, _ file: CgroupFile) -> CgroupError {
        if let error = error as? CgroupError { return error }
        return .explaining(error as? Errno ?? .invalidArgument, path: file.path)
    }
}
