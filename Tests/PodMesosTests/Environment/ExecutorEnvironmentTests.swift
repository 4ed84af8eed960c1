import PodMesos
import Testing

@Suite
struct ExecutorEnvironmentTests {
    @Test func readsWhatAnAgentGives() throws {
        let environment = try sampleEnvironment(["MESOS_DOMAIN_SOCKET": "/var/run/mesos/agent.sock"])
        #expect(environment.frameworkID == "F-0000")
        #expect(environment.executorID == "executor-1")
        #expect(environment.agentID == "S0")
        #expect(environment.containerID == "7a4d")
        #expect(environment.sandbox == "/mnt/mesos/sandbox")
        #expect(environment.agentPID == AgentPID("slave(1)@127.0.0.1:5051"))
        #expect(environment.domainSocket == "/var/run/mesos/agent.sock")
        #expect(environment.checkpoint)
        #expect(environment.shutdownGracePeriod == .seconds(5))
        #expect(environment.recoveryTimeout == .seconds(900))
        #expect(environment.subscriptionBackoffMax == .seconds(2))
        #expect(environment.authenticationToken == nil)
        #expect(environment.tls == nil)
    }

    @Test func knowsTheDefaults() throws {
        let environment = try sampleEnvironment([
            "MESOS_SANDBOX": nil, "MESOS_CHECKPOINT": "0", "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD": nil,
            "MESOS_RECOVERY_TIMEOUT": nil, "MESOS_SUBSCRIPTION_BACKOFF_MAX": nil, "MESOS_DOMAIN_SOCKET": "",
        ])
        #expect(environment.sandbox == environment.directory)
        #expect(!environment.checkpoint)
        #expect(environment.domainSocket == nil)
        #expect(environment.shutdownGracePeriod == .seconds(5))
        #expect(environment.recoveryTimeout == .seconds(900))
        #expect(environment.subscriptionBackoffMax == .seconds(2))
    }

    @Test(arguments: [("1", true), ("true", true), ("True", true), ("0", false), ("false", false), ("", false)])
    func readsFlagsAsTheDocumentationAndTheSourceHaveThem(_ text: String, _ value: Bool) throws {
        #expect(try sampleEnvironment(["MESOS_CHECKPOINT": text]).checkpoint == value)
        #expect(try (sampleEnvironment(["LIBPROCESS_SSL_ENABLED": text]).tls != nil) == value)
    }

    @Test func tellsAllThatIsWrongAtOnce() {
        let error = #expect(throws: ExecutorEnvironmentError.self) {
            try ExecutorEnvironment([
                "MESOS_EXECUTOR_ID": "a/b", "MESOS_SLAVE_ID": "S0", "MESOS_DIRECTORY": "sandbox",
                "MESOS_SLAVE_PID": "slave(1)@nowhere", "MESOS_CHECKPOINT": "maybe",
                "MESOS_RECOVERY_TIMEOUT": "15 mins",
            ])
        }
        for name in ["FRAMEWORK_ID", "EXECUTOR_ID", "DIRECTORY", "SLAVE_PID", "CHECKPOINT", "RECOVERY_TIMEOUT"] {
            #expect(error?.problems.filter { $0.contains("MESOS_" + name) }.count == 1, "\(name)")
        }
        #expect(error?.problems.count == 6)
    }

    @Test func keepsTheTokenOutOfEveryText() throws {
        let secret = "eyJhbGciOi"
        let environment = try sampleEnvironment([ExecutorEnvironment.tokenVariable: secret])
        #expect(environment.authenticationToken == AuthenticationToken(secret))
        var dumped = ""
        dump(environment, to: &dumped)
        #expect(!dumped.contains(secret))
        #expect(!String(reflecting: environment).contains(secret))
        #expect(!"\(environment)".contains(secret))
        let error = #expect(throws: ExecutorEnvironmentError.self) {
            try sampleEnvironment([ExecutorEnvironment.tokenVariable: secret + "\r\nX: y"])
        }
        #expect(error.map { !"\($0)".contains(secret) } == true)
    }

    @Test(arguments: [
        ("slave(1)@10.1.2.3:5051", "10.1.2.3"), ("slave(1)@[::1]:5051", "::1"), ("slave(1)@::1:5051", "::1"),
    ])
    func readsTheAgentsAddress(_ text: String, _ host: String) {
        let pid = AgentPID(text)
        #expect(pid?.id == "slave(1)")
        #expect(pid?.host == host)
        #expect(pid?.port == 5051)
    }

    @Test(arguments: [
        "", "slave(1)", "@1.2.3.4:5", "slave(1)@:5", "slave(1)@h:0", "slave(1)@h:70000", "a b@h:1", "a\r@h:1",
    ])
    func refusesWhatIsNoAddress(_ text: String) {
        #expect(AgentPID(text) == nil)
    }

    @Test func prefersTheSocketAndKnowsTheOtherWay() throws {
        let tcp = AgentEndpoint.tcp(host: "127.0.0.1", port: 5051)
        func candidates(_ changes: [String: String?], from directory: String = "/") throws -> [AgentEndpoint] {
            AgentEndpoint.candidates(for: try sampleEnvironment(changes), currentDirectory: directory)
        }
        #expect(try candidates([:]) == [tcp])
        #expect(try candidates(["MESOS_DOMAIN_SOCKET": "/run/agent.sock"]) == [.unix(path: "/run/agent.sock"), tcp])
        #expect(try candidates(["LIBPROCESS_SSL_ENABLED": "1"]) == [.tcp(host: "127.0.0.1", port: 5051)])
        let both = ["LIBPROCESS_SSL_ENABLED": "1", "MESOS_DOMAIN_SOCKET": "/run/agent.sock"]
        #expect(try candidates(both).first == .unix(path: "/run/agent.sock"))
        let long = "/" + String(repeating: "d", count: 120)
        let socket = ["MESOS_DOMAIN_SOCKET": long + "/run/agent.sock"]
        #expect(try candidates(socket, from: long + "/slaves/S0") == [.unix(path: "../../run/agent.sock"), tcp])
        #expect(try candidates(socket, from: "/elsewhere") == [tcp])
    }
}
