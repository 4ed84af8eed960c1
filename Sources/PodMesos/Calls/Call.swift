/// `mesos.v1.executor.Call`: what an executor says to its agent.
package struct Call: Hashable, Sendable, Codable {
    /// `Call.Type`
    package enum Kind: String, Hashable, Sendable, Codable {
        case subscribe = "SUBSCRIBE"
        case update = "UPDATE"
        case message = "MESSAGE"
        case heartbeat = "HEARTBEAT"
    }

    /// `Call.Subscribe`: what the agent has not acknowledged yet.
    package struct Subscribe: Hashable, Sendable, Codable {
        @Repeated package var unacknowledgedTasks: [TaskInfo]
        @Repeated package var unacknowledgedUpdates: [Update]

        private enum CodingKeys: String, CodingKey {
            case unacknowledgedTasks = "unacknowledged_tasks"
            case unacknowledgedUpdates = "unacknowledged_updates"
        }
    }

    /// `Call.Update`
    package struct Update: Hashable, Sendable, Codable {
        package var status: TaskStatus
    }

    /// `Call.Message`
    package struct Message: Hashable, Sendable, Codable {
        package var data: Bytes
    }

    package var type: Kind
    package var executorID: ExecutorID
    package var frameworkID: FrameworkID
    package var subscribe: Subscribe?
    package var update: Update?
    package var message: Message?

    private enum CodingKeys: String, CodingKey {
        case type
        case executorID = "executor_id"
        case frameworkID = "framework_id"
        case subscribe
        case update
        case message
    }
}
