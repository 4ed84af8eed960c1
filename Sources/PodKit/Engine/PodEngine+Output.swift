import OrderedCollections
import PodCompose
import PodDocker

/// Containers' output, and commands run in them.
extension PodEngine {
    /// Hands a run's output to the observer, line by line, until the run ends.
    func follow(_ key: String, _ send: Send) async {
        guard let container = container(key), let run = runs.current(key) else { return }
        defer {
            run.outputEnd.ring()
            send(.outputEnded(key, run: run.number))
        }
        if let previous = run.previousOutputEnd { await previous.rung() }
        let reader = OutputReader(docker: docker, id: reference(container), container: container, run: run) {
            await report($0, $1, container, run)
        }
        var reading = LogReading(limit: options.engineTimeout, isFirstRun: run.since == nil)
        var step = reading.begin(isOver: run.end != nil)
        while !Task.isCancelled {
            if case .finish(let warning) = step {
                if let warning { send(.warned(key, warning)) }
                break
            }
            let outcome = await take(step, reader, container, run)
            step = reading.next(after: outcome, isOver: run.end != nil)
        }
        await reader.finish()
    }

    private func take(
        _ step: LogReading.Step,
        _ reader: OutputReader,
        _ container: ContainerPlan,
        _ run: ContainerRun
    ) async -> LogReading.Outcome {
        do {
            switch step {
            case .follow: return .followed(hasProgressed: try await follow(reader, run))
            case .askWhetherItRuns:
                return .runs(try await docker.inspectContainer(reference(container)).state?.running == true)
            case .readRest:
                try await reader.readRest()
                return .restRead
            case .wait(let time, orEnd: true):
                // The end is the time to ask.
                _ = try? await withTimeLimit(time) { await run.isOver.rung() }
                return .waited
            case .wait(let time, orEnd: false):
                try? await Task.sleep(for: time)
                return .waited
            case .finish: return .waited
            }
        } catch let error as DockerError {
            return .failed(LogReading.Fault(error))
        } catch {
            return .failed(.gone)
        }
    }

    /// - Returns: whether something came.
    private func follow(_ reader: OutputReader, _ run: ContainerRun) async throws -> Bool {
        defer { run.reopen() }
        return try await withThrowingTaskGroup(of: Bool.self) { group in
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

    private func report(
        _ lines: [[UInt8]],
        _ stream: OutputLine.Stream,
        _ container: ContainerPlan,
        _ run: ContainerRun
    ) async {
        guard !lines.isEmpty else { return }
        await run.report(lines) {
            guard container.isAttached else { return }
            await audience.observe(
                lines.map {
                    OutputLine(service: container.service, container: container.name, stream: stream, bytes: $0)
                }
            )
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
        let id = try await docker.createExec(in: reference(container), request)
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
                service: container.service,
                container: container.name,
                "the engine does not say how \(command.joined(separator: " ")) ended"
            )
        }
        guard status == 0 else {
            throw PodFailure(
                .exit,
                service: container.service,
                container: container.name,
                "\(command.joined(separator: " ")) exited with status \(status)"
            )
        }
    }
}

extension LogReading.Fault {
    fileprivate init(_ error: DockerError) {
        switch error.code {
        case .notFound: self = .gone
        case .unreachable, .disconnected: self = .engineGone(error.message)
        default: self = error.status == 501 ? .unreadable(error.message) : .other(error.message)
        }
    }
}
