import OrderedCollections
import PodCompose
import PodDocker

/// Containers' output, and commands run in them.
extension PodEngine {
    /// Hands a run's output to the observer, line by line, until the run ends.
    func follow(_ container: ContainerPlan, _ run: ContainerRun, _ send: Send) async {
        defer { run.outputEnd.ring() }
        if let previous = run.previousOutputEnd { await previous.rung() }
        let reader = OutputReader(docker: docker, container: container, run: run) { lines, stream in
            await report(lines, stream, container, run)
        }
        var patience = LogPatience(limit: options.engineTimeout)
        var problem: DockerError?
        while true {
            do {
                if run.end == nil, try await follow(reader, run) { patience.reset() }
                // A log may end before its container does: the engine rotates it, or cannot read on.
                let isOver = if run.end == nil { try await !isRunning(container) } else { true }
                try await reader.readRest()
                if isOver { break }
            } catch let error as DockerError where error.code != .notFound && error.status != 501 {
                // The engine is being restarted, perhaps without its containers, or has too much to do.
                problem = error
                if error.code == .unreachable || error.code == .disconnected { patience.reset() }
            } catch {
                if let error = error as? DockerError, error.status == 501, run.since == nil {
                    send(.warned(container.key, "its output is not shown: \(error.message)"))
                }
                break
            }
            guard await patience.wait(for: run) else {
                if let problem, !Task.isCancelled {
                    send(.warned(container.key, "the end of its output is missing: \(problem.message)"))
                }
                break
            }
        }
        await reader.finish()
    }

    /// - Returns: whether something came.
    private func follow(_ reader: OutputReader, _ run: ContainerRun) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { try await reader.follow() }
            // Somebody else may have started the container again, and the log goes on.
            group.addTask {
                await run.silence()
                return true
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }

    private func isRunning(_ container: ContainerPlan) async throws -> Bool {
        try await docker.inspectContainer(container.name).state?.running == true
    }

    private func report(
        _ lines: [[UInt8]],
        _ stream: OutputLine.Stream,
        _ container: ContainerPlan,
        _ run: ContainerRun
    ) async {
        guard !lines.isEmpty else { return }
        await run.report(lines) {
            guard container.isAttached else { return }
            await observer.observe(lines.map { OutputLine(service: container.key, stream: stream, bytes: $0) })
        }
    }

    /// Runs a hook's command in a container, with its output among the container's own.
    func run(_ hook: Hook, in container: ContainerPlan, _ run: ContainerRun) async throws {
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
                    container,
                    run
                )
            }
            if let rest = splitter.finish() { await report([rest], .standardOutput, container, run) }
        }
        guard let status = try await docker.inspectExec(id).exitCode else {
            throw PodFailure(
                .exit,
                service: container.key,
                "the engine does not say how \(command.joined(separator: " ")) ended"
            )
        }
        guard status == 0 else {
            throw PodFailure(
                .exit,
                service: container.key,
                "\(command.joined(separator: " ")) exited with status \(status)"
            )
        }
    }
}
