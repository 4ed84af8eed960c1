import MesosBench
import PodMesos
import PodTestSupport
import SystemPackage
import Testing

extension MesosTests {
    @Suite("the connection to the agent")
    struct ConnectionTests {
        /// All tokens begin so: `{"alg":"HS256"` in Base64.
        static let token = "eyJhbGciOiJIUzI1NiI"

        @Test("over the agent's unix socket, with a token that nobody else gets, and not without it")
        func socketAndToken() async throws {
            try await withTemporaryDirectory { directory in
                let flags = [
                    "MESOS_HTTP_EXECUTOR_DOMAIN_SOCKETS": "true",
                    "MESOS_DOMAIN_SOCKET_LOCATION": directory.appending("agent.sock").string,
                    "MESOS_AUTHENTICATE_HTTP_EXECUTORS": "true",
                    "MESOS_HTTP_AUTHENTICATORS": "jwt",
                    "MESOS_JWT_SECRET_KEY": try directory.write("key", "the agent's own").string,
                ]
                try await MesosCluster.with(flags: flags) { cluster in
                    try await withToken(on: cluster)
                    var run = TaskRun(MesosTests.pair)
                    run.environment = [ExecutorEnvironment.tokenVariable: "another"]
                    let last = try await run.outcome(on: cluster) { task in
                        try await task.framework.terminal()
                        #expect(try task.sandboxFile("stderr").contains("401 Unauthorized"))
                    }.last
                    #expect(last?.state == .failed)
                    #expect(last?.reason == .executorTerminated)
                }
            }
        }

        private func withToken(on cluster: MesosCluster) async throws {
            let yaml = """
                services:
                  web:
                    image: IMAGE
                    command: ["sh", "-c", "env; cat /proc/1/environ; exec sleep 1000"]
                    environment: [MESOS_EXECUTOR_AUTHENTICATION_TOKEN, "SEEN=$MESOS_EXECUTOR_AUTHENTICATION_TOKEN"]
                    init: true
                """
            var run = TaskRun(yaml)
            run.environment = [
                "PODKIT_PASS_ENVIRONMENT": ExecutorEnvironment.tokenVariable, "PODKIT_LOG_LEVEL": "trace",
            ]
            let updates = try await run.outcome(on: cluster) { task in
                try await task.framework.reach(.running)
                try await task.restartAgent()
                #expect(try task.sandboxFile("stderr").contains("agent.sock"))
                try await eventually("the container's environment") {
                    try task.sandboxFile("logs/web.log").contains("MESOS_TASK_ID")
                }
                for file in ["stdout", "stderr", "logs/web.log"] {
                    #expect(try !task.sandboxFile(file).contains(Self.token), "\(file)")
                }
                for name in try await task.containers() {
                    let text = try await Engine.call("GET", "/containers\(name)/json")
                    #expect(text.contains("MESOS_TASK_ID") || name.contains("infra"))
                    #expect(!text.contains(Self.token), "\(name)")
                }
                let processes = task.processes()
                #expect(!processes.isEmpty)
                for process in processes {
                    let environment = try String(contentsOf: FilePath("/proc/\(process)/environ"))
                    #expect(environment.contains("\(ExecutorEnvironment.tokenVariable)=\0"))
                    #expect(!environment.contains(Self.token))
                }
                try await task.kill()
            }
            #expect(updates.states == [.starting, .running, .killing, .killed])
        }
    }
}
