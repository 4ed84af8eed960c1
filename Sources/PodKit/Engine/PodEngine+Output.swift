import OrderedCollections
import PodCompose
import PodDocker

/// Containers' output, and commands run in them.
extension PodEngine {
    /// Hands a run's output to the observer, line by line, until the run ends.
    func follow(_ container: ContainerPlan) async {
        var reader = OutputReader(docker: docker, container: container, position: runs.position(container.key))
        while !Task.isCancelled {
            do {
                try await reader.follow { await report($0, $1, container) }
                // A log may end before its container does, as when the engine rotates it at the wrong moment.
                async let state = docker.inspectContainer(container.name).state
                try await reader.readRest { await report($0, $1, container) }
                guard try await state?.running == true else { break }
            } catch let error as DockerError where error.code == .disconnected || error.code == .unreachable {
                // The engine is being restarted, perhaps without its containers: go on where it broke off.
            } catch {
                // A log driver without logs, or the end of the pod.
                break
            }
            do { try await Task.sleep(for: .milliseconds(200)) } catch { break }
        }
        await reader.finish { await report($0, $1, container) }
        runs.note(reader.position, container.key)
    }

    private func report(_ lines: [[UInt8]], _ stream: OutputLine.Stream, _ container: ContainerPlan) async {
        guard !lines.isEmpty else { return }
        runs.append(lines, container.key)
        guard container.isAttached else { return }
        await observer.observe(lines.map { OutputLine(service: container.key, stream: stream, bytes: $0) })
    }

    /// Runs a hook's command in a container, with its output among the container's own.
    func run(_ hook: Hook, in container: ContainerPlan) async throws {
        guard let command = hook.command, !command.isEmpty else { return }
        let request = ExecCreateRequest(
            command: command,
            environment: hook.environment.compactMap { name, value in value.map { "\(name)=\($0)" } },
            workingDir: hook.workingDirectory,
            user: hook.user,
            privileged: hook.privileged ? true : nil,
            attachStdout: true,
            attachStderr: true
        )
        let id = try await docker.createExec(in: container.name, request)
        try await docker.withExec(id) { streams in
            var splitter = LineSplitter()
            for try await chunk in streams.output {
                await report(
                    splitter.split(chunk.bytes),
                    chunk.stream == .stderr ? .standardError : .standardOutput,
                    container
                )
            }
            if let rest = splitter.finish() { await report([rest], .standardOutput, container) }
        }
        let status = try await docker.inspectExec(id).exitCode ?? 0
        guard status == 0 else {
            throw PodFailure(
                .exit,
                service: container.key,
                "\(command.joined(separator: " ")) exited with status \(status)"
            )
        }
    }
}
