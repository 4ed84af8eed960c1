import SystemPackage

/// A line of `/proc/self/mountinfo` whose file system is `cgroup` or `cgroup2` (proc_pid_mountinfo(5)).
struct CgroupMount: Hashable {
    var interface: CgroupHierarchy.Interface
    /// The part of the hierarchy that is mounted.
    var root: FilePath
    var mountPoint: FilePath
    var isReadOnly: Bool
    /// The options of the super block: for v1, the controllers and `name=…` among others.
    var superOptions: Set<String>

    /// nil for a mount of another file system, and for a line that is not as documented.
    init?(mountInfoLine line: Substring) {
        // 36 35 98:0 /root /mount/point rw,noatime master:1 - type source rw,errors=continue
        let fields = line.split(separator: " ")
        guard let separator = fields.firstIndex(of: "-"), separator >= 6, fields.count >= separator + 4 else {
            return nil
        }
        switch fields[separator + 1] {
        case "cgroup": interface = .v1
        case "cgroup2": interface = .v2
        default: return nil
        }
        root = FilePath(Self.unescape(fields[3]))
        mountPoint = FilePath(Self.unescape(fields[4]))
        superOptions = Set(fields[separator + 3].split(separator: ",").map(String.init))
        isReadOnly = fields[5].split(separator: ",").contains("ro") || superOptions.contains("ro")
    }

    /// All cgroup mounts, without those that a later mount on the same directory hides.
    static func parse(mountInfo: String) -> [CgroupMount] {
        var mounts: [CgroupMount] = []
        for mount in mountInfo.split(separator: "\n").compactMap(CgroupMount.init(mountInfoLine:)) {
            mounts.removeAll { $0.mountPoint == mount.mountPoint }
            mounts.append(mount)
        }
        return mounts
    }

    /// Space, tab, newline and backslash are written as three octal digits.
    private static func unescape(_ field: Substring) -> String {
        guard field.contains("\\") else { return String(field) }
        var bytes: [UInt8] = []
        var rest = field.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3, let text = String(digits),
                let code = UInt8(text, radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
