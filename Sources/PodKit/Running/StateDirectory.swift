import Glibc
public import PodConfiguration
public import SystemPackage

/// Where the locks of the pods of a host are.
public struct StateDirectory: Hashable, Sendable {
    /// The directory's path.
    public var path: FilePath

    /// A directory of one's own choice.
    public init(_ path: FilePath) {
        self.path = path
    }

    /// `/run/podkit` for root; for others `$XDG_RUNTIME_DIR/podkit`, else `/tmp/podkit-UID`.
    public static var standard: StateDirectory {
        guard geteuid() != 0 else { return StateDirectory("/run/podkit") }
        if let runtime = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }), runtime.hasPrefix("/") {
            return StateDirectory(FilePath(runtime).appending("podkit"))
        }
        return StateDirectory(FilePath("/tmp/podkit-\(geteuid())"))
    }

    /// The directory that the operator names, else the standard one.
    public init(_ configuration: OperatorConfiguration) {
        self = configuration.stateDirectory.map { StateDirectory(FilePath($0)) } ?? .standard
    }

    /// The lock of a pod.
    func lock(of podID: String) -> FilePath { path.appending("\(podID).lock") }

    /// Makes the directory if it is not there, and checks that no other user can put anything into it.
    func prepare() throws(PodFailure) {
        guard mkdir(path.string, geteuid() == 0 ? 0o755 : 0o700) == 0 || errno == EEXIST else {
            throw failure("cannot be made: \(Errno(rawValue: errno))")
        }
        var info = stat()
        guard lstat(path.string, &info) == 0 else { throw failure("cannot be seen: \(Errno(rawValue: errno))") }
        guard info.st_mode & S_IFMT == S_IFDIR else { throw failure("is no directory") }
        guard info.st_uid == geteuid() || info.st_uid == 0, info.st_mode & 0o022 == 0 else {
            throw failure("can be written by other users")
        }
    }

    private func failure(_ what: String) -> PodFailure {
        PodFailure(
            .launch,
            "the directory \(path) for the locks of pods \(what); name another one (state-directory, --state-directory)"
        )
    }
}
