import Logging
import PodConfiguration
import PodKit
import PodMesos

/// Tells the machine of a task what comes from the agent and from the pod, and does what it says.
struct TaskLoop: Sendable {
    let executor: PodTaskExecutor
    let mesos: MesosExecutor

    private enum Incoming: Sendable {
        case agent(ExecutorEvent)
        case task(TaskMachine.Input)
    }

    /// The task that runs, with what is needed to change its course.
    private struct Current {
        var machine: TaskMachine
        let task: TaskInfo
        let control = PodControl()
        let probing = TaskPod.Probing()
    }

    /// Returns when the task has its terminal update, or there is none and the executor has to end.
    func run() async {
        let (incoming, sender) = AsyncStream.makeStream(of: Incoming.self)
        let origin = ContinuousClock.now
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await event in mesos.events { sender.yield(.agent(event)) }
            }
            var subscription: Subscription?
            var current: Current?
            loop: for await item in incoming {
                var input: TaskMachine.Input?
                switch item {
                case .task(let own): input = own
                case .agent(.subscribed(let new)):
                    subscription = new
                    input = .knowsKilling(new.frameworkInfo.can(.taskKillingState))
                case .agent(.launch(let task)):
                    if let current {
                        refuse([task], "this executor runs one pod, and that is task \(current.task.taskID)")
                    } else {
                        current = begin(task, subscription)
                        input = .launched
                    }
                case .agent(.launchGroup(let tasks)):
                    refuse(
                        tasks,
                        "this executor runs one task, whose pod has several containers; it takes no task groups"
                    )
                    // An agent does not end an executor for having nothing to do.
                    if current == nil { break loop }
                case .agent(.kill(let id, let policy)):
                    if id == current?.task.taskID { input = .kill(policy) }
                case .agent(.notLaunched):
                    if current == nil { break loop }
                case .agent(.shutdown(let shutdown)):
                    if current == nil { break loop }
                    input = .shutdown(shutdown)
                case .agent(.message(let data)):
                    executor.logger.notice(
                        "a message of \(data.bytes.count) bytes from the framework is not understood"
                    )
                case .agent(.disconnected), .agent(.error), .agent(.unknown): break
                }
                guard let input, var running = current else { continue }
                for action in running.machine.handle(input, at: origin.duration(to: .now)) {
                    if action == .end { break loop }
                    perform(action, running, subscription, &group) { sender.yield(.task($0)) }
                }
                current = running
            }
            group.cancelAll()
        }
    }

    private func begin(_ task: TaskInfo, _ subscription: Subscription?) -> Current {
        var machine = TaskMachine(task: task, defaultGrace: executor.stopGrace)
        if let subscription {
            _ = machine.handle(.knowsKilling(subscription.frameworkInfo.can(.taskKillingState)), at: .zero)
        }
        executor.logger.info("launching task \(task.taskID)")
        if task.container != nil {
            executor.logger.warning("the task's container is left alone: what containers need is in the Compose file")
        }
        return Current(machine: machine, task: task)
    }

    private func refuse(_ tasks: [TaskInfo], _ reason: String) {
        for task in tasks { report(TaskStatus(task.taskID, .failed, reason: .containerLaunchFailed, message: reason)) }
    }

    private func report(_ status: TaskStatus) {
        do {
            try mesos.record(status)
            executor.logger.info("\(status.state) \(status.taskID): \(status.message ?? "")")
        } catch {
            executor.logger.error("\(status.state) of task \(status.taskID) cannot be reported: \(error)")
        }
    }

    private func perform(
        _ action: TaskMachine.Action,
        _ current: Current,
        _ subscription: Subscription?,
        _ group: inout DiscardingTaskGroup,
        _ send: @escaping @Sendable (TaskMachine.Input) -> Void
    ) {
        switch action {
        case .report(let status): report(status)
        case .launch: launch(current, subscription, &group, send)
        case .stop(let grace): current.control.stop(grace: grace)
        case .kill: current.control.kill()
        case .startProbes: group.addTask { await current.probing.run(current.task, send) }
        case .stopProbes: current.probing.stop()
        case .set(let timer, let delay):
            group.addTask {
                if (try? await Task.sleep(for: delay)) != nil { send(.fired(timer)) }
            }
        case .end: break
        }
    }

    private func launch(
        _ current: Current,
        _ subscription: Subscription?,
        _ group: inout DiscardingTaskGroup,
        _ send: @escaping @Sendable (TaskMachine.Input) -> Void
    ) {
        let configuration: OperatorConfiguration
        do {
            configuration = try executor.configuration.get().applying(current.task.labels)
        } catch {
            return send(.invalid("\(error)"))
        }
        var logger = executor.logger
        logger.logLevel = Logger.Level(configuration.logLevel)
        let placement = TaskPlacement(
            task: current.task,
            environment: executor.environment,
            hostName: subscription?.agentInfo.hostname,
            containerID: subscription?.containerID,
            configuration: configuration
        )
        let files = TaskFiles(task: current.task, sandbox: executor.environment.sandbox, arguments: executor.files)
        let pod = TaskPod(
            placement: placement,
            files: files,
            variables: executor.variables,
            planner: executor.planner,
            observers: executor.observers,
            control: current.control,
            logger: logger,
            send: send,
            probing: current.probing
        )
        group.addTask { await pod.run() }
    }
}
