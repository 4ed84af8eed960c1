import FoundationEssentials
import Glibc
import PodDocker
import PodMesos
import Synchronization

/// The command of one check, which runs in a container again and again.
///
/// The engine lets a command run on when whoever asked for it goes away: one that hangs would be there once more with
/// every probe. So it is ended when its time is over, and no other is begun while it still runs.
final class CommandProbe: Sendable {
    /// The exit status of a command, and the last line that it printed.
    typealias Outcome = (status: Int, output: String)

    private let docker: DockerClient
    /// The command that was started and has not been seen to end.
    private let running = Mutex<String?>(nil)

    init(docker: DockerClient) {
        self.docker = docker
    }

    /// Runs the command, for at most so long.
    ///
    /// - Parameters:
    ///   - container: tells in which one.
    ///   - limit: how long all of it may take.
    func run(
        _ command: CommandInfo,
        within limit: Duration,
        in container: @escaping @Sendable () async throws -> String
    ) async throws -> Outcome {
        if let earlier = running.withLock({ $0 }), try await isRunning(earlier, andIsKilled: true) {
            throw ProbeFault("the command of an earlier probe still runs, and cannot be ended from here")
        }
        let request = Self.request(for: command)
        let result = try await withThrowingTaskGroup(of: Outcome?.self) { group -> Outcome? in
            defer { group.cancelAll() }
            group.addTask { try await self.run(request, in: container()) }
            group.addTask { try await Self.nothing(after: limit) }
            if let result = try await group.next() ?? nil { return result }
            // One that is killed ends as one that ends by itself.
            if let id = running.withLock({ $0 }), try await isRunning(id, andIsKilled: true) {
                group.addTask { try await Self.nothing(after: Self.patience) }
                _ = try? await group.next()
            }
            return nil
        }
        if let result { return result }
        let isLeft = if let id = running.withLock({ $0 }) { try await isRunning(id) } else { false }
        throw ProbeFault(
            "no result within \(limit)" + (isLeft ? "; the command still runs, and cannot be ended from here" : "")
        )
    }

    private static func nothing(after limit: Duration) async throws -> Outcome? {
        try await Task.sleep(for: limit)
        return nil
    }

    private static func request(for command: CommandInfo) -> ExecCreateRequest {
        ExecCreateRequest(
            command: command.shell ?? true
                ? ["/bin/sh", "-c", command.value ?? ""]
                : [command.value ?? ""] + command.arguments.dropFirst(),
            environment: command.environment?.variables.compactMap { variable in
                variable.value.map { "\(variable.name)=\($0)" }
            },
            user: command.user,
            attachStdout: true,
            attachStderr: true
        )
    }

    private func run(_ request: ExecCreateRequest, in container: String) async throws -> Outcome {
        let id = try await docker.createExec(in: container, request)
        running.withLock { $0 = id }
        var last: [UInt8] = []
        try await docker.withExec(id) { streams in
            for try await chunk in streams.output { last = (last + chunk.bytes).suffix(1000) }
        }
        let found = try await docker.inspectExec(id)
        if found.running != true { running.withLock { $0 = nil } }
        let line = String(decoding: last, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
        return (found.exitCode ?? -1, line)
    }

    // MARK: The end

    /// How long a command that was killed may take to be gone.
    private static let patience = Duration.seconds(2)

    private func isRunning(_ id: String, andIsKilled: Bool = false) async throws -> Bool {
        do {
            let found = try await docker.inspectExec(id)
            if found.running == true {
                if andIsKilled { Self.kill(found) }
                return true
            }
        } catch let error as DockerError where error.status == 404 {
            // The container is gone, and its commands with it.
        }
        running.withLock { if $0 == id { $0 = nil } }
        return false
    }

    /// Kills a command's processes, if its number means a process of its container here: the engine may be on another
    /// host, and a number may have been given anew.
    private static func kill(_ command: ExecInspect) {
        guard let process = command.pid.flatMap(CInt.init(exactly:)), process > 1, let container = command.containerID,
            let cgroups = FileManager.default.contents(atPath: "/proc/\(process)/cgroup"),
            String(decoding: cgroups, as: UTF8.self).contains(container)
        else { return }
        // It leads a group, in which what it has started is too.
        _ = Glibc.kill(getpgid(process) == process ? -process : process, SIGKILL)
    }
}
