import Logging
import PodMesos
import PodTestSupport
import Synchronization
import SystemPackage
import Testing

@Suite("An executor and an agent with faults")
struct FaultTests {
    static let whole: [TaskState] = [.starting, .running, .killing, .killed]

    /// The executor of a task that starts, runs, and ends when it is killed.
    static func run(
        _ agent: FakeAgent,
        tls: [String: String]? = nil,
        _ change: (inout ExecutorOptions) -> Void = { _ in }
    ) async throws -> ExecutorEnd {
        var options = ExecutorOptions()
        options.timing.retry = .milliseconds(20)
        options.timing.postRetry = .milliseconds(20)
        options.timing.firstEvent = .milliseconds(300)
        options.timing.acknowledgement = .milliseconds(300)
        change(&options)
        let end = Mutex<ExecutorEnd?>(nil)
        let work: (ExecutorEnvironment) async throws -> Void = { environment in
            let result = try await MesosExecutor.run(environment: environment, options: options) { mesos in
                for await event in mesos.events {
                    switch event {
                    case .launch(let task):
                        try mesos.record(TaskStatus(task.taskID, .starting))
                        try mesos.record(TaskStatus(task.taskID, .running))
                    case .kill(let id, _):
                        do {
                            try mesos.record(TaskStatus(id, .killing))
                            try mesos.record(TaskStatus(id, .killed))
                        } catch UpdateError.alreadyEnded {}
                        return
                    case .shutdown: return
                    default: break
                    }
                }
            }
            end.withLock { $0 = result }
        }
        if let tls { try await agent.serveTLS(tls, work) } else { try await agent.serve(work) }
        return try #require(end.withLock { $0 })
    }

    @Test("all goes well")
    func well() async throws {
        let agent = FakeAgent()
        let end = try await Self.run(agent)
        #expect(end.exitCode == 0)
        #expect(agent.states == Self.whole)
        #expect(agent.subscriptions == 1)
    }

    @Test("the connection is cut at each step of a task's life", arguments: 0..<60)
    func cut(at step: Int) async throws {
        var faults = FakeAgent.Faults()
        faults.cut = step
        let agent = FakeAgent(faults)
        let end = try await Self.run(agent)
        #expect(end.exitCode == 0)
        #expect(agent.states == (agent.isDropped ? [] : Self.whole))
        #expect(agent.wasCut || step >= 20, "the life of a task has more steps")
    }

    @Test("a logger that waits for somebody holds no lock meanwhile")
    func stalledLogger() async throws {
        let agent = FakeAgent()
        let news = StalledHandler.News()
        let waited = Mutex(false)
        try await agent.serve { environment in
            let logger = Logger(label: "test") { _ in
                StalledHandler({ isHeard in waited.withLock { $0 = isHeard } }, when: news)
            }
            _ = try await MesosExecutor.run(environment: environment, options: ExecutorOptions(logger: logger)) {
                mesos in
                for await event in mesos.events {
                    guard case .subscribed = event else { continue }
                    // It needs the lock that is held while the session decides what to log.
                    mesos.message(Bytes("hello"))
                    news.tell()
                    return
                }
            }
        }
        #expect(waited.withLock { $0 })
    }

    @Test("an agent that is recovering", arguments: ["503 Service Unavailable", "404 Not Found"])
    func recovering(_ status: String) async throws {
        var faults = FakeAgent.Faults()
        faults.subscribeStatuses = Array(repeating: status, count: 5)
        faults.updateStatuses = Array(repeating: status, count: 5)
        let agent = FakeAgent(faults)
        let end = try await Self.run(agent)
        #expect(end.exitCode == 0)
        #expect(agent.states == Self.whole)
    }

    @Test(
        "an agent that refuses updates until the executor has subscribed anew",
        arguments: ["403 Forbidden", "401 Unauthorized"]
    )
    func notSubscribed(_ status: String) async throws {
        var faults = FakeAgent.Faults()
        faults.updateStatuses = [status, status]
        let agent = FakeAgent(faults)
        let end = try await Self.run(agent)
        #expect(end.exitCode == 0)
        #expect(agent.states == Self.whole)
        #expect(agent.subscriptions == 3)
    }

    @Test("records in pieces, and several in a piece", arguments: [1, 2, 3, 7, 0])
    func pieces(_ size: Int) async throws {
        var faults = FakeAgent.Faults()
        faults.chunk = size
        faults.hasNoise = size == 0
        let agent = FakeAgent(faults)
        _ = try await Self.run(agent) {
            $0.timing.firstEvent = .seconds(10)
            $0.timing.acknowledgement = .seconds(10)
        }
        #expect(agent.states == Self.whole)
        #expect(agent.subscriptions == 1)
    }

    @Test("a stream that says nothing is given up for another")
    func silent() async throws {
        var faults = FakeAgent.Faults()
        faults.silentStreams = 2
        let agent = FakeAgent(faults)
        _ = try await Self.run(agent)
        #expect(agent.states == Self.whole)
        #expect(agent.subscriptions == 3)
    }

    @Test("acknowledgements that never come are regained by subscribing anew", arguments: [1, 2])
    func unacknowledged(_ count: Int) async throws {
        var faults = FakeAgent.Faults()
        faults.lostAcknowledgements = count
        let agent = FakeAgent(faults)
        let end = try await Self.run(agent)
        #expect(end.exitCode == 0)
        #expect(agent.states == Self.whole)
        #expect(agent.subscriptions > 1)
    }

    @Test("unknown events and repeated acknowledgements do no harm")
    func noise() async throws {
        var faults = FakeAgent.Faults()
        faults.hasNoise = true
        let agent = FakeAgent(faults)
        let end = try await Self.run(agent)
        #expect(end.exitCode == 0)
        #expect(agent.states == Self.whole)
    }

    @Test(
        "an agent that refuses the executor for good",
        arguments: ["400 Bad Request", "401 Unauthorized", "403 Forbidden"]
    )
    func refused(_ status: String) async throws {
        var faults = FakeAgent.Faults()
        faults.subscribeStatuses = Array(repeating: status, count: 1000)
        let agent = FakeAgent(faults)
        let end = try await Self.run(agent)
        guard case .refused(let code, _)? = end.reason else { Issue.record("\(end)"); return }
        #expect(status.hasPrefix("\(code)"))
        #expect(end.exitCode == 1)
    }

    @Test("an agent that refuses at first", arguments: ["400 Bad Request", "401 Unauthorized", "403 Forbidden"])
    func refusedAtFirst(_ status: String) async throws {
        var faults = FakeAgent.Faults()
        faults.subscribeStatuses = [status, status]
        let agent = FakeAgent(faults)
        _ = try await Self.run(agent)
        #expect(agent.states == Self.whole)
    }

    @Test("an agent that speaks TLS, trusted as it is or by its certificate", arguments: [false, true])
    func tls(_ verifies: Bool) async throws {
        try await withTemporaryDirectory { directory in
            let file = try directory.write("ca.pem", TLSFront.certificate)
            let agent = FakeAgent()
            let variables = [
                "LIBPROCESS_SSL_CA_FILE": file.string, "LIBPROCESS_SSL_VERIFY_SERVER_CERT": verifies ? "1" : "0",
            ]
            let end = try await Self.run(agent, tls: variables)
            #expect(end.exitCode == 0)
            #expect(agent.states == Self.whole)
        }
    }

    @Test("an agent whose certificate is not to be trusted gets nothing to hear")
    func untrusted() async throws {
        let agent = FakeAgent()
        let end = try await Self.run(agent, tls: ["LIBPROCESS_SSL_VERIFY_SERVER_CERT": "1"]) {
            $0.timing.registration = .seconds(1)
            $0.overrun = {}
        }
        #expect(end.reason == .notRegistered)
        #expect(agent.subscriptions == 0)
    }

    @Test("a certificate that cannot be used is an error before anything is done")
    func invalidCertificate() async throws {
        let error = await #expect(throws: ExecutorError.self) {
            try await Self.run(FakeAgent(), tls: ["LIBPROCESS_SSL_CERT_FILE": "/nowhere/cert.pem"])
        }
        #expect(error.map { "\($0)".contains("LIBPROCESS_SSL_") } == true)
    }

    @Test("the token goes with each request and shows in no text")
    func token() throws {
        let environment = try sampleEnvironment(["MESOS_EXECUTOR_AUTHENTICATION_TOKEN": "eyJhbGciOi"])
        #expect(environment.authenticationToken == AuthenticationToken("eyJhbGciOi"))
        #expect(!"\(environment)".contains("eyJhbGciOi"))
    }
}
