import FoundationEssentials
import NIOCore
import PodHTTPTesting
import PodMesos
import Synchronization

/// An agent in the test's own process that does what a real one does, and the faults that a test asks for.
///
/// It launches one task, kills it once it runs, and keeps what it is told. Like a real agent it acknowledges an update
/// again when it comes again, loses what it sends on a broken stream, and takes a launch that the executor does not
/// know of at its next subscription for dropped. A lost kill is repeated, as a framework would.
final class FakeAgent: Sendable {
    struct Faults: Sendable {
        /// How the first `SUBSCRIBE`s are answered instead.
        var subscribeStatuses: [String] = []
        /// How the first `UPDATE`s are answered instead.
        var updateStatuses: [String] = []
        /// At which step, counted from 0, the connection is cut: one for each request before and after it is taken,
        /// one for each event before and after it is sent.
        var cut: Int?
        /// How many bytes of an event go into a chunk; 0 puts whatever there is into one.
        var chunk = Int.max
        /// How many event streams stay silent.
        var silentStreams = 0
        /// How many acknowledgements are not sent.
        var lostAcknowledgements = 0
        /// Whether each event comes with one that is unknown, and each acknowledgement twice.
        var hasNoise = false
    }

    /// What a step at which the connection is cut throws.
    struct Cut: Error {}

    private struct State {
        var faults: Faults
        var steps = 0
        var wasCut = false
        var stream = 0
        var events: AsyncStream<[String]>.Continuation?
        var isLaunched = false
        var isDropped = false
        var isKillSent = false
        var updates: [TaskStatus] = []
        var subscriptions = 0
        var calls: [String] = []
    }

    static let task: TaskID = "web.1"
    private let state: Mutex<State>

    init(_ faults: Faults = Faults()) {
        state = Mutex(State(faults: faults))
    }

    /// The states that were reported, each update once.
    var states: [TaskState] { state.withLock { $0.updates.map(\.state) } }
    /// Whether the connection was cut.
    var wasCut: Bool { state.withLock { $0.wasCut } }
    /// Whether the agent took the task for dropped.
    var isDropped: Bool { state.withLock { $0.isDropped } }
    /// How often the executor has subscribed.
    var subscriptions: Int { state.withLock { $0.subscriptions } }

    /// Serves while `body` runs, with the environment of an executor that it would start.
    func serve(_ body: (ExecutorEnvironment) async throws -> Void) async throws {
        try await serveSocket { try await body(sampleEnvironment(["MESOS_DOMAIN_SOCKET": $0])) }
    }

    /// Serves over TLS.
    ///
    /// - Parameter variables: what the environment has beside the agent's port.
    func serveTLS(_ variables: [String: String], _ body: (ExecutorEnvironment) async throws -> Void) async throws {
        try await serveSocket { path in
            try await TLSFront.with(path) { port in
                var variables: [String: String?] = variables
                variables["MESOS_SLAVE_PID"] = "slave(1)@127.0.0.1:\(port)"
                variables["LIBPROCESS_SSL_ENABLED"] = "1"
                try await body(sampleEnvironment(variables))
            }
        }
    }

    private func serveSocket(_ body: (String) async throws -> Void) async throws {
        try await ScriptedServer.with(script: { connection, _ in try await self.converse(connection) }, body)
    }

    private func converse(_ connection: ScriptedConnection) async throws {
        while let head = try await connection.readHead() {
            let lines = head.split(separator: "\r\n").map { $0.lowercased() }
            let length = lines.first { $0.hasPrefix("content-length:") }.flatMap {
                Int($0.dropFirst(15).filter(\.isNumber))
            }
            guard head.hasPrefix("POST /slave(1)/api/v1/executor "), let body = try await connection.read(length ?? 0)
            else { return try await connection.answer(status: "403 Forbidden", "") }
            let call = try JSONDecoder().decode(Call.self, from: Data(body))
            try step()
            if call.type == .subscribe { return try await subscribe(call, connection) }
            try await take(call, connection)
            try step()
        }
    }

    /// - Throws: ``Cut`` if this is the step at which the connection is cut.
    private func step() throws {
        let isCut = state.withLock { state in
            defer { state.steps += 1 }
            guard state.steps == state.faults.cut else { return false }
            state.wasCut = true
            return true
        }
        if isCut { throw Cut() }
    }

    // MARK: Calls

    private func take(_ call: Call, _ connection: ScriptedConnection) async throws {
        let refusal = state.withLock { state -> String? in
            guard call.type == .update, !state.faults.updateStatuses.isEmpty else { return nil }
            return state.faults.updateStatuses.removeFirst()
        }
        if let refusal { return try await connection.answer(status: refusal, "the agent has not finished recovery") }
        if let status = call.update?.status { note(status) }
        try step()
        try await connection.answer(status: "202 Accepted", "")
        if let status = call.update?.status { acknowledge(status) }
    }

    private func note(_ status: TaskStatus) {
        state.withLock { state in
            if !state.updates.contains(where: { $0.uuid == status.uuid }) { state.updates.append(status) }
        }
    }

    private func acknowledge(_ status: TaskStatus) {
        guard let uuid = status.uuid, let id = try? json(uuid) else { return }
        let event = #"{"type":"ACKNOWLEDGED","acknowledged":{"task_id":{"value":"\#(status.taskID)"},"uuid":\#(id)}}"#
        let (isLost, hasNoise) = state.withLock { state in
            guard state.faults.lostAcknowledgements > 0 else { return (false, state.faults.hasNoise) }
            state.faults.lostAcknowledgements -= 1
            return (true, false)
        }
        if !isLost { send(hasNoise ? [event, event] : [event]) }
        if status.state == .running { kill() }
    }

    private func kill() {
        send([#"{"type":"KILL","kill":{"task_id":{"value":"\#(Self.task)"}}}"#])
    }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    // MARK: Events

    private func send(_ events: [String]) {
        state.withLock { state in
            let noise = #"{"type":"SOMETHING_NEW","something_new":{"value":1}}"#
            _ = state.events?.yield(state.faults.hasNoise ? events.flatMap { [noise, $0] } : events)
        }
    }

    private func subscribe(_ call: Call, _ connection: ScriptedConnection) async throws {
        let refusal = state.withLock { state -> String? in
            state.faults.subscribeStatuses.isEmpty ? nil : state.faults.subscribeStatuses.removeFirst()
        }
        if let refusal { return try await connection.answer(status: refusal, "Agent has not finished recovery") }
        let (events, continuation) = AsyncStream.makeStream(of: [String].self)
        let isSilent = state.withLock { state in
            state.subscriptions += 1
            state.events?.finish()
            state.events = continuation
            guard state.faults.silentStreams > 0 else { return false }
            state.faults.silentStreams -= 1
            return true
        }
        try await connection.send(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        if !isSilent { try welcome(call) }
        do {
            for await group in events { try await write(group, connection) }
        } catch {
            continuation.finish()
            throw error
        }
    }

    private func welcome(_ call: Call) throws {
        send([#"{"type":"SUBSCRIBED","subscribed":\#(try json(sampleSubscription))}"#])
        let carried = call.subscribe?.unacknowledgedUpdates.map(\.status) ?? []
        for status in carried { note(status) }
        for status in carried { acknowledge(status) }
        let knows = call.subscribe?.unacknowledgedTasks.contains { $0.taskID == Self.task } == true
        let (next, states) = state.withLock { state -> (String, [TaskState]) in
            let states = state.updates.map(\.state)
            if !state.isLaunched {
                state.isLaunched = true
                return ("launch", states)
            }
            if !knows, states.isEmpty {
                state.isDropped = true
                return ("shut down", states)
            }
            return ("", states)
        }
        switch next {
        case "launch": send([#"{"type":"LAUNCH","launch":{"task":\#(try json(sampleTask(Self.task)))}}"#])
        case "shut down": send([#"{"type":"SHUTDOWN"}"#])
        default:
            if states.contains(.running), !states.contains(.killing), !carried.contains(where: { $0.state == .running })
            {
                kill()
            }
        }
    }

    private func write(_ events: [String], _ connection: ScriptedConnection) async throws {
        let records = events.map { Array("\($0.utf8.count)\n\($0)".utf8) }
        let size = state.withLock { $0.faults.chunk }
        for record in size == 0 ? [records.flatMap(\.self)] : records {
            try step()
            var rest = record[...]
            while !rest.isEmpty {
                let piece = rest.prefix(size == 0 ? rest.count : size)
                rest = rest.dropFirst(piece.count)
                try await connection.send(
                    Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
                )
            }
            try step()
        }
    }
}
