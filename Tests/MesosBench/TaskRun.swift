import FoundationEssentials
import Glibc
package import PodMesos
import PodTestSupport
import SystemPackage
package import Testing

/// One task with `pod-executor` on a cluster of its own.
package struct TaskRun: Sendable {
    /// The Compose file; `IMAGE` stands for the test image.
    package var compose: String?
    /// Further files that the fetcher brings.
    package var files: [String: String] = [:]
    package var labels: [String: String] = [:]
    /// The executor's own variables.
    package var environment: [String: String] = [:]
    /// The executor, a program of this package.
    package var program = "pod-executor"
    package var arguments = ""
    /// How many tasks the framework launches with the one executor; those after the first have a number behind the id.
    package var tasks = 1
    package var ports = 0
    package var cpus = 0.5
    package var memory = 128.0
    package var executorGrace: Duration = .seconds(20)
    package var framework = Framework.Options()
    /// The agent's flags, as variables.
    package var flags: [String: String] = [:]
    /// Changes to the task.
    package var change: @Sendable (inout TaskInfo) -> Void = { _ in }

    package init(_ compose: String?) {
        self.compose = compose
    }

    /// A task that is under way.
    package struct Running: Sendable {
        package let cluster: MesosCluster
        package let framework: Framework
        package let taskID: TaskID
        let program: String
        package var executorID: ExecutorID { TaskRun.executorID(taskID) }

        package func kill(grace: Duration? = nil) async throws { try await framework.kill(taskID, grace: grace) }
        package func shutDown() async throws { try await framework.shutDown(executorID) }

        /// A file in the sandbox; empty if there is none.
        package func sandboxFile(_ name: String) throws -> String {
            try String(contentsOf: cluster.sandbox(of: executorID).appending(name))
        }

        /// Makes a file in the sandbox.
        package func touch(_ name: String) throws {
            try cluster.sandbox(of: executorID).write(name, "")
        }

        /// Kills the agent and starts another, and waits until that has the executor back.
        package func restartAgent() async throws {
            try await cluster.killAgent()
            try await cluster.startAgent()
            try await eventually("the executor has subscribed anew") {
                try sandboxFile("stderr").split(separator: "subscribed at", omittingEmptySubsequences: false).count > 2
            }
        }

        /// The processes of the executor itself, by their environment.
        package func processes() -> [Int32] {
            let variable = "MESOS_EXECUTOR_ID=\(executorID)\0"
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return entries.compactMap { Int32($0) }.filter { process in
                guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ"),
                    String(decoding: environment, as: UTF8.self).contains(variable),
                    let name = try? String(contentsOf: FilePath("/proc/\(process)/comm"))
                else { return false }
                return name.hasPrefix(program.prefix(15))
            }
        }

        /// Sends the executor a signal.
        package func signal(_ signal: Int32) async throws {
            let process = try await eventually("the executor's process") { processes().first }
            guard Glibc.kill(process, signal) == 0 else { throw BenchError("the executor is gone already") }
        }

        /// The names of the pod's containers, however far they are.
        package func containers() async throws -> [String] {
            try await containers(by: Program(Repository.path("Scripts/engine")))
        }

        /// Removes what a killed executor has left.
        package func removeContainers() async throws {
            for name in try await containers() {
                try await Engine.call("DELETE", "/containers/\(name.drop { $0 == "/" })?force=1&v=1")
            }
        }

        private func containers(by script: Program) async throws -> [String] {
            struct Listed: Decodable {
                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Names: [String]
            }
            let filter = #"{"label":["taskId=\#(taskID)"]}"#
            let query = filter.utf8.map { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte ? String(UnicodeScalar(byte)) : "%" + hex(byte)
            }
            let answer = try await script.run(["GET", "/containers/json?all=1&filters=" + query.joined()]).succeeded()
                .output
            return try JSONDecoder().decode([Listed].self, from: Data(answer.utf8)).flatMap(\.Names)
        }

        private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    }

    /// Launches the task, does `body`, waits for the terminal update and for the executor's end, and checks what holds
    /// for every task: updates in order, one terminal update, nothing left.
    ///
    /// - Parameter reports: whether there is somebody to report the task's end to.
    /// - Returns: the updates.
    @discardableResult
    package func outcome(
        within limit: Duration = .seconds(40),
        sourceLocation: SourceLocation = #_sourceLocation,
        reports: Bool = true,
        _ body: @Sendable (Running) async throws -> Void = { _ in }
    ) async throws -> [TaskStatus] {
        var updates: [TaskStatus] = []
        try await MesosCluster.with(flags: flags) { cluster in
            updates = try await outcome(
                on: cluster,
                within: limit,
                sourceLocation: sourceLocation,
                reports: reports,
                body
            )
        }
        return updates
    }

    /// The same on a cluster that is there.
    @discardableResult
    package func outcome(
        on cluster: MesosCluster,
        within limit: Duration = .seconds(40),
        sourceLocation: SourceLocation = #_sourceLocation,
        reports: Bool = true,
        _ body: @Sendable (Running) async throws -> Void = { _ in }
    ) async throws -> [TaskStatus] {
        let taskID = TaskID(uniqueName("task"))
        let source = cluster.directory.appending("files-\(taskID)")
        var files = self.files
        files["compose.yaml"] = compose
        for (name, text) in files { try source.write(name, text.replacing("IMAGE", with: Engine.image)) }
        let uris = files.keys.sorted().map { name in
            var uri = CommandInfo.URI(source.string + "/" + name)
            uri.outputFile = name
            return uri
        }
        let executor = executor(uris, try Program.built(program).executable, taskID)
        return try await Framework.with(cluster, framework) { framework in
            try await framework.launch { framework, agent, offered in
                var task = TaskInfo(name: "pod", taskID: taskID, agentID: agent)
                task.executor = executor
                task.executor?.frameworkID = framework
                task.resources = resources(offered)
                task.labels = Labels(labels.sorted { $0.key < $1.key }.map { Labels.Label($0.key, $0.value) })
                change(&task)
                return (1...tasks).map { number in
                    var task = task
                    if number > 1 { task.taskID = TaskID("\(taskID)-\(number)") }
                    return task
                }
            }
            let running = Running(cluster: cluster, framework: framework, taskID: taskID, program: program)
            try await body(running)
            if reports { try await framework.terminal(of: taskID, within: limit) }
            try await eventually("the executor is gone", within: limit) { running.processes().isEmpty }
            let left = try await running.containers()
            #expect(left.isEmpty, "left behind: \(left)", sourceLocation: sourceLocation)
            let updates = framework.updates
            if reports { expectOrder(of: updates.filter { $0.taskID == taskID }, sourceLocation) }
            return updates
        }
    }

    /// With what makes paths and mounts hard: the sandbox is named for it.
    private static func executorID(_ taskID: TaskID) -> ExecutorID { ExecutorID("executor: a, \(taskID)") }

    private func executor(_ uris: [CommandInfo.URI], _ program: String, _ taskID: TaskID) -> ExecutorInfo {
        var executor = ExecutorInfo(executorID: Self.executorID(taskID))
        executor.type = "CUSTOM"
        var command = CommandInfo("exec \(program) \(arguments)")
        command.uris = uris
        command.environment = CommandInfo.Environment(
            environment.sorted { $0.key < $1.key }.map { CommandInfo.Environment.Variable($0.key, $0.value) }
        )
        executor.command = command
        executor.resources = [Resource("cpus", 0.1), Resource("mem", 64)]
        executor.shutdownGracePeriod = DurationInfo(executorGrace)
        return executor
    }

    /// Launches a group of two tasks, and waits until both have ended.
    package func outcomeOfGroup() async throws -> [TaskStatus] {
        var updates: [TaskStatus] = []
        let name = TaskID(uniqueName("group"))
        var executor = executor([], try Program.built(program).executable, name)
        // The master asks for it, of the executors of groups only.
        executor.resources.append(Resource("disk", 10))
        let made = executor
        try await MesosCluster.with(flags: flags) { cluster in
            updates = try await Framework.with(cluster, framework) { framework in
                try await framework.launch(asGroupOf: made) { _, agent, offered in
                    ["one", "two"].map { name in
                        var task = TaskInfo(name: name, taskID: TaskID(name), agentID: agent)
                        task.resources = resources(offered)
                        return task
                    }
                }
                try await eventually("both have ended") { framework.updates.count { $0.state.isTerminal } == 2 }
                let running = Running(cluster: cluster, framework: framework, taskID: name, program: program)
                try await eventually("the executor is gone") { running.processes().isEmpty }
                return framework.updates
            }
        }
        return updates
    }

    private func resources(_ offered: [UInt64]) -> [Resource] {
        var resources = [Resource("cpus", cpus), Resource("mem", memory)]
        if ports > 0 {
            resources.append(Resource("ports", ranges: offered.prefix(ports).map { Ranges.Range(begin: $0, end: $0) }))
        }
        return resources
    }

    /// Updates go forward only, and the terminal one is the only one and the last.
    private func expectOrder(of updates: [TaskStatus], _ sourceLocation: SourceLocation) {
        let order: [TaskState] = [.starting, .running, .killing]
        let ranks = updates.map { order.firstIndex(of: $0.state) ?? order.count }
        #expect(ranks == ranks.sorted(), "\(updates.map(\.state))", sourceLocation: sourceLocation)
        #expect(updates.count { $0.state.isTerminal } == 1, "\(updates.map(\.state))", sourceLocation: sourceLocation)
    }
}

extension [TaskStatus] {
    /// The states that the task went through, each once however often it was told.
    package var states: [TaskState] {
        reduce(into: []) { if $0.last != $1.state { $0.append($1.state) } }
    }
}
