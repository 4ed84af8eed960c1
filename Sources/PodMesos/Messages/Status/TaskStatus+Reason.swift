extension TaskStatus {
    /// `TaskStatus.Reason`: why a task is in its state. Those that an executor may give; the others are the agent's
    /// and the master's (`docs/task-state-reasons.md`).
    public struct Reason: RawRepresentable, Hashable, Sendable, Codable {
        /// The name in the protocol.
        public var rawValue: String

        /// Makes a reason by its name in the protocol.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A health check has found something: `TASK_RUNNING` with ``TaskStatus/healthy``.
        public static let healthCheckStatusUpdated = Reason(rawValue: "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED")
        /// A check has found something else: `TASK_RUNNING` with ``TaskStatus/checkStatus``.
        public static let checkStatusUpdated = Reason(rawValue: "REASON_TASK_CHECK_STATUS_UPDATED")
        /// The task cannot be run as it is: `TASK_ERROR`.
        public static let taskInvalid = Reason(rawValue: "REASON_TASK_INVALID")
        /// The task may not be run: `TASK_ERROR`.
        public static let taskUnauthorized = Reason(rawValue: "REASON_TASK_UNAUTHORIZED")
        /// The group cannot be run as it is: `TASK_ERROR`.
        public static let taskGroupInvalid = Reason(rawValue: "REASON_TASK_GROUP_INVALID")
        /// It ran longer than allowed: `TASK_FAILED`.
        public static let maxCompletionTimeReached = Reason(rawValue: "REASON_MAX_COMPLETION_TIME_REACHED")
        /// Its container could not be started: `TASK_FAILED`.
        public static let containerLaunchFailed = Reason(rawValue: "REASON_CONTAINER_LAUNCH_FAILED")
        /// Its container could not be changed: `TASK_FAILED`.
        public static let containerUpdateFailed = Reason(rawValue: "REASON_CONTAINER_UPDATE_FAILED")
        /// It used more than allowed: `TASK_FAILED` with ``TaskStatus/limitation``.
        public static let containerLimitation = Reason(rawValue: "REASON_CONTAINER_LIMITATION")
        /// It used more memory than allowed: `TASK_FAILED` with ``TaskStatus/limitation``.
        public static let containerLimitationMemory = Reason(rawValue: "REASON_CONTAINER_LIMITATION_MEMORY")
        /// It used more of the disk than allowed: `TASK_FAILED` with ``TaskStatus/limitation``.
        public static let containerLimitationDisk = Reason(rawValue: "REASON_CONTAINER_LIMITATION_DISK")
        /// It was killed before it ran: `TASK_KILLED`.
        public static let killedDuringLaunch = Reason(rawValue: "REASON_TASK_KILLED_DURING_LAUNCH")
        /// The executor gives it up.
        public static let executorTerminated = Reason(rawValue: "REASON_EXECUTOR_TERMINATED")
    }
}
