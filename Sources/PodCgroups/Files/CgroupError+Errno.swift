import SystemPackage

extension CgroupError {
    /// What an error of the kernel's means for a file of a cgroup.
    static func explaining(_ errno: Errno, path: FilePath, value: String? = nil) -> CgroupError {
        let file = path.lastComponent?.string ?? ""
        let directory = path.removingLastComponent()
        let (code, message): (Code, String) =
            switch errno {
            case .noSuchFileOrDirectory where CgroupFile(directory.string).exists:
                (.unsupported, "the kernel has no \(file) here\(hint(missing: file))")
            case .noSuchFileOrDirectory, .operationNotSupportedByDevice:
                (.notFound, "the cgroup does not exist, or was removed meanwhile")
            case .noSuchProcess: (.notFound, "there is no such process")
            case .permissionDenied, .notPermitted:
                (.denied, "no rights; run as root, or have the cgroup delegated to this user")
            case .readOnlyFileSystem: (.readOnly, "the hierarchy is mounted read-only")
            case .resourceBusy where file == "cgroup.subtree_control" || file == "cgroup.procs":
                (
                    .internalProcesses,
                    "a cgroup cannot have both processes and children with controllers; move its processes to a child"
                )
            case .resourceBusy where file.hasSuffix("limit_in_bytes"):
                (.limitBelowUsage, "more than that is in use already")
            case .resourceBusy: (.busy, "the cgroup still has processes or children")
            case .invalidArgument where file.hasPrefix("cpu.cfs_"):
                (.refused, "the kernel takes 1 ms to 1 s, and at most as much as the parent has")
            case .invalidArgument where file.hasSuffix("limit_in_bytes"):
                (.refused, "the limit of memory and swap together cannot be lower than that of memory")
            case .invalidArgument, .outOfRange: (.refused, "the kernel does not take this value")
            case .noSpace where file == "cgroup.procs":
                (.refused, "cpuset.cpus and cpuset.mems must be set before a process can be added")
            case .notSupported: (.unsupported, "the kernel does not support this here")
            default: (.refused, "the kernel refused")
            }
        return CgroupError(code, message, path: path, value: value, cause: errno)
    }

    private static func hint(missing file: String) -> String {
        if file.contains("memsw") || file.contains("swap") {
            return ": swap accounting is off (kernel argument swapaccount=1)"
        }
        if file.contains("weight"), file.hasPrefix("blkio") || file.hasPrefix("io") {
            return ": it needs an I/O scheduler with weights, such as BFQ"
        }
        let controller = file.prefix { $0 != "." }
        return controller == "cgroup" ? "" : ": the controller \(controller) is not enabled for this cgroup"
    }
}
