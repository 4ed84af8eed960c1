import Logging
import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import PodMesos
import Synchronization

/// The pod of a task: from the task's labels and files to the pod's end.
struct TaskPod: Sendable {
    let placement: TaskPlacement
    let files: TaskFiles
    /// The executor's environment, without the authentication token.
    let variables: [String: String]
    let planner: Planner
    let observers: [any PodObserver]
    let control: PodControl
    let logger: Logger
    let send: @Sendable (TaskMachine.Input) -> Void
    let probing: Probing

    /// What looks at the pod, once it runs.
    final class Probing: Sendable {
        private let state = Mutex<Prober?>(nil)
        private let isOver = Signal()

        func found(_ prober: Prober) { state.withLock { $0 = prober } }

        /// Probes until ``stop()``.
        func run(_ task: TaskInfo, _ send: @escaping @Sendable (TaskMachine.Input) -> Void) async {
            guard let prober = state.withLock({ $0 }) else { return }
            try? await isOver.whileNotFired { await ProbeLoop(task: task, prober: prober, send: send).run() }
        }

        func stop() { isOver.fire() }
    }

    /// By which messages name files.
    private var paths: SandboxPaths { SandboxPaths([files.sandbox, placement.environment.directory]) }

    /// Runs the pod and tells the machine what becomes of it.
    func run() async {
        var surroundings = placement.interpolation(over: variables)
        if let host = placement.configuration.dockerHost { surroundings["DOCKER_HOST"] = host }
        let project: Project
        let docker: DockerClient
        let images: Int
        do {
            let options = try files.options(environment: surroundings)
            let result = try Project.load(options)
            for warning in result.warnings { logger.warning("\(paths.relative("\(warning)"))") }
            project = result.project
            docker = try DockerClient(environment: surroundings)
            images = try ImageRequirement.requirements(of: project).count
        } catch {
            return send(.invalid(paths.relative("\(error)")))
        }
        send(.loaded(services: project.services.count, images: images))
        await run(project, docker, surroundings)
    }

    private func run(_ project: Project, _ docker: DockerClient, _ surroundings: [String: String]) async {
        let configuration = placement.configuration
        var options = RunOptions(configuration)
        options.stopGrace = placement.stopGrace
        let place = placement.placement(variables: variables)
        let output = SandboxOutput(
            sandbox: files.sandbox,
            services: Array(project.services.keys),
            configuration: configuration,
            logger: logger
        )
        let (missed, retry) = AsyncStream.makeStream(of: Prober.self)
        let observer = TaskObserver(output: output, logger: logger, paths: paths, send: send) { ports in
            let prober = Prober(
                docker: docker,
                podID: place.podID,
                ports: ports,
                service: files.checkService,
                services: Array(project.services.keys),
                logger: logger
            )
            probing.found(prober)
            do {
                // The pod's end waits for this.
                guard let found = try await withTimeLimit(.seconds(5), { try await status(of: prober) }) else {
                    throw ProbeFault("the engine does not answer")
                }
                return found
            } catch {
                logger.warning("where the pod can be reached is not known yet: \(error)")
                retry.yield(prober)
                return nil
            }
        }
        let runner = PodRunner(
            docker: docker,
            planner: planner,
            stateDirectory: StateDirectory(configuration),
            credentials: credentials(surroundings),
            logger: logger
        )
        let result = await withDiscardingTaskGroup(returning: PodResult.self) { group in
            group.addTask {
                for await prober in missed { await tellLater(of: prober) }
            }
            defer { group.cancelAll() }
            return await runner.run(
                project,
                at: place,
                options: options,
                control: control,
                observers: [observer] + observers
            )
        }
        let told = paths.relative(result)
        for item in told.leftBehind { logger.error("left behind: \(item)") }
        send(.ended(told))
    }

    /// What frameworks are told of where the pod is.
    private func status(of prober: Prober) async throws -> ContainerStatus? {
        try await prober.locate().status(hostAddress: placement.environment.agentPID.host)
    }

    /// Asks for what was not to be had at first, until it is told or the pod has ended.
    private func tellLater(of prober: Prober) async {
        var pause = Duration.seconds(1)
        while (try? await Task.sleep(for: pause)) != nil {
            do {
                return send(.located(try await status(of: prober)))
            } catch {
                logger.debug("where the pod can be reached is still not known: \(error)")
                pause = min(pause * 2, .seconds(30))
            }
        }
    }

    /// Passwords for registries: the operator's, the sandbox's, where the fetcher put them, or the user's.
    private func credentials(_ surroundings: [String: String]) -> CredentialSource {
        let environment = Self.registryEnvironment(placement.configuration, files.sandbox, over: surroundings)
        return {
            try await DockerConfiguration.load(environment: environment).credentials(for: $0, environment: environment)
        }
    }

    /// Variables with which the Docker configuration is found.
    static func registryEnvironment(
        _ configuration: OperatorConfiguration,
        _ sandbox: String,
        over environment: [String: String]
    ) -> [String: String] {
        var environment = environment
        let own = "\(sandbox)/.docker"
        if let directory = configuration.dockerConfig {
            environment["DOCKER_CONFIG"] = directory
        } else if DiskFiles().kind(of: "\(own)/config.json") != nil {
            environment["DOCKER_CONFIG"] = own
        } else if environment["HOME"] == nil {
            environment["HOME"] = UserHome.path
        }
        return environment
    }
}
