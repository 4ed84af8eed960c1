import Glibc
import SystemPackage

/// A shell that a test started: it waits for a line on its standard input before it runs its script, so that it can
/// be moved into a cgroup first.
struct TestProcess: ~Copyable {
    let id: pid_t
    private let input: FileDescriptor

    init(_ script: String) throws {
        let ends = try FileDescriptor.pipe()
        _ = fcntl(ends.writeEnd.rawValue, F_SETFD, FD_CLOEXEC)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends.readEnd.rawValue, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words: [String] = ["/bin/sh", "-c", "read line; \(script)"]
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, "/bin/sh", &actions, nil, arguments + [nil], environ)
        try ends.readEnd.close()
        guard code == 0 else {
            try ends.writeEnd.close()
            throw Errno(rawValue: code)
        }
        self.id = id
        input = ends.writeEnd
    }

    /// Lets the script run.
    func go() {
        _ = try? input.writeAll([UInt8(ascii: "\n")])
    }

    /// Waits for its end.
    ///
    /// - Returns: the signal that ended it, or nil.
    @discardableResult
    func wait() -> CInt? {
        var status: CInt = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? nil : signal
    }

    /// Ends it, if it has not ended by itself.
    deinit {
        try? input.close()
        var status: CInt = 0
        if waitpid(id, &status, WNOHANG) == 0 {
            kill(id, SIGKILL)
            waitpid(id, &status, 0)
        }
    }
}
