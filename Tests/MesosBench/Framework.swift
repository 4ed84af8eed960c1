import PodHTTP
package import PodMesos
import PodTestSupport
import Synchronization

/// A Mesos framework that launches one task with a custom executor and keeps its updates.
package final class Framework: Sendable {
    /// What there is to say of a framework.
    package struct Options: Sendable {
        package var capabilities: [FrameworkInfo.Capability.Kind] = [.taskKillingState, .partitionAware]
        package var checkpoint = true
        /// Whether the framework acknowledges updates.
        package var acknowledges = true

        package init() {}
    }

    private struct State {
        var frameworkID: FrameworkID?
        var stream = ""
        var offers: [Offer] = []
        var agent: AgentID?
        var updates: [TaskStatus] = []
        var repeated: [TaskStatus] = []
        var executorStatus: Int?
        var failure: String?
    }

    private let client: HTTPClient
    private let options: Options
    private let state = Mutex(State())

    private init(_ cluster: MesosCluster, _ options: Options) {
        client = HTTPClient(endpoint: .tcp(host: "127.0.0.1", port: cluster.masterPort), idleConnections: 0)
        self.options = options
    }

    /// Registers a framework, and tears it down after `body`.
    package static func with<Result: Sendable>(
        _ cluster: MesosCluster,
        _ options: Options = Options(),
        _ body: (Framework) async throws -> Result
    ) async throws -> Result {
        let framework = Framework(cluster, options)
        return try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await framework.listen() }
            defer { group.cancelAll() }
            do {
                let result = try await body(framework)
                try? await framework.tearDown()
                return result
            } catch {
                try? await framework.tearDown()
                throw error
            }
        }
    }

    // MARK: What happened

    /// The updates so far, each once.
    package var updates: [TaskStatus] { state.withLock { $0.updates } }
    /// The agent's repetitions of updates.
    package var repeated: [TaskStatus] { state.withLock { $0.repeated } }
    /// How the executor ended, as the agent tells it.
    package var executorStatus: Int? { state.withLock { $0.executorStatus } }

    /// The first update that `matches`, waited for.
    @discardableResult
    package func update(
        _ what: String,
        within limit: Duration = .seconds(30),
        _ matches: (TaskStatus) -> Bool
    ) async throws -> TaskStatus {
        do {
            return try await eventually(what, within: limit) {
                if let failure = state.withLock({ $0.failure }) { throw BenchError(failure) }
                return updates.first(where: matches)
            }
        } catch {
            let heard = updates.map { "\($0.state) \($0.reason?.rawValue ?? "-") \($0.message ?? "")" }
            throw BenchError("\(error); the updates: \(heard)")
        }
    }

    /// The first update of this state, waited for.
    @discardableResult
    package func reach(_ state: TaskState, within limit: Duration = .seconds(30)) async throws -> TaskStatus {
        try await update("\(state)", within: limit) { $0.state == state }
    }

    /// The terminal update, waited for; that of any task if none is named.
    @discardableResult
    package func terminal(of task: TaskID? = nil, within limit: Duration = .seconds(30)) async throws -> TaskStatus {
        try await update("a terminal update", within: limit) {
            $0.state.isTerminal && (task == nil || $0.taskID == task)
        }
    }

    // MARK: Calls

    /// Launches tasks on the next offer.
    ///
    /// - Parameter make: makes tasks for an agent, given the ports that it offers.
    package func launch(
        asGroupOf executor: ExecutorInfo? = nil,
        _ make: (FrameworkID, AgentID, [UInt64]) -> [TaskInfo]
    ) async throws {
        let offer = try await eventually("an offer") {
            state.withLock { $0.offers.isEmpty ? nil : $0.offers.removeFirst() }
        }
        guard let framework = state.withLock({ $0.frameworkID }) else { throw BenchError("the framework has no id") }
        state.withLock { $0.agent = offer.agent_id }
        let ports = (offer.resources ?? []).ranges(of: "ports").flatMap { Array($0.begin...$0.end) }
        let tasks = make(framework, offer.agent_id, ports)
        var operation = SchedulerCall.Accept.Operation(type: "LAUNCH")
        if var executor {
            executor.frameworkID = framework
            operation.type = "LAUNCH_GROUP"
            operation.launch_group = .init(executor: executor, task_group: .init(tasks: tasks))
        } else {
            operation.launch = .init(task_infos: tasks)
        }
        var call = SchedulerCall(type: "ACCEPT")
        call.accept = SchedulerCall.Accept(offer_ids: [offer.id], operations: [operation])
        try await post(call)
    }

    package func kill(_ task: TaskID, grace: Duration? = nil) async throws {
        var call = SchedulerCall(type: "KILL")
        call.kill = try SchedulerCall.Kill(
            task_id: task,
            agent_id: agent(),
            kill_policy: grace.map { KillPolicy(gracePeriod: $0) }
        )
        try await post(call)
    }

    package func shutDown(_ executor: ExecutorID) async throws {
        var call = SchedulerCall(type: "SHUTDOWN")
        call.shutdown = try SchedulerCall.Shutdown(executor_id: executor, agent_id: agent())
        try await post(call)
    }

    package func tearDown() async throws {
        try await post(SchedulerCall(type: "TEARDOWN"))
    }

    private func agent() throws -> AgentID {
        guard let agent = state.withLock({ $0.agent }) else { throw BenchError("nothing was launched") }
        return agent
    }

    private func post(_ call: SchedulerCall) async throws {
        var call = call
        let (id, stream) = state.withLock { ($0.frameworkID, $0.stream) }
        call.framework_id = id
        let headers = [("Content-Type", "application/json"), ("Mesos-Stream-Id", stream)]
        let request = HTTPRequest(
            .post,
            "/api/v1/scheduler",
            headers: headers,
            body: .bytes(try MesosJSON.encode(call))
        )
        try await client.withResponse(to: request) { response in
            guard response.status == 202 else { throw BenchError("\(call.type): \(response.status)") }
        }
    }

    // MARK: Events

    private func listen() async throws {
        var info = FrameworkInfo(user: "root", name: "bench")
        info.checkpoint = options.checkpoint
        info.failoverTimeout = 0
        info.roles = []
        info.capabilities = options.capabilities.map { FrameworkInfo.Capability($0) }
        var call = SchedulerCall(type: "SUBSCRIBE")
        call.subscribe = SchedulerCall.Subscribe(framework_info: info)
        let headers = [("Content-Type", "application/json"), ("Accept", "application/json")]
        let request = HTTPRequest(
            .post,
            "/api/v1/scheduler",
            headers: headers,
            body: .bytes(try MesosJSON.encode(call))
        )
        do {
            try await client.withResponse(to: request) { response in
                guard response.status == 200 else { throw BenchError("SUBSCRIBE: \(response.status)") }
                state.withLock { $0.stream = response.header("Mesos-Stream-Id") ?? "" }
                var decoder = RecordIODecoder()
                for try await piece in response.body {
                    decoder.append(piece)
                    while let record = try decoder.next() {
                        try await note(MesosJSON.decode(SchedulerEvent.self, from: record))
                    }
                }
            }
        } catch  where !Task.isCancelled {
            state.withLock { $0.failure = "the master's stream broke: \(error)" }
        } catch {}
    }

    private func note(_ event: SchedulerEvent) async throws {
        if let status = event.update?.status {
            state.withLock { state in
                if state.updates.contains(where: { $0.uuid == status.uuid && $0.uuid != nil }) {
                    state.repeated.append(status)
                } else {
                    state.updates.append(status)
                }
            }
            guard options.acknowledges, let uuid = status.uuid, let agent = status.agentID else { return }
            var call = SchedulerCall(type: "ACKNOWLEDGE")
            call.acknowledge = SchedulerCall.Acknowledge(agent_id: agent, task_id: status.taskID, uuid: uuid)
            // An agent that is away gets the update acknowledged when it repeats it.
            try? await post(call)
            return
        }
        state.withLock { state in
            if let id = event.subscribed?.framework_id { state.frameworkID = id }
            state.offers += event.offers?.offers ?? []
            if let status = event.failure?.status, event.failure?.executor_id != nil { state.executorStatus = status }
            if let error = event.error { state.failure = "the master says: \(error.message ?? "")" }
        }
    }
}
