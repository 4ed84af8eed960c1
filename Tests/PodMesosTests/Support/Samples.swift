import PodMesos

/// The environment that tests start executors in.
func sampleVariables(_ changes: [String: String?] = [:]) -> [String: String] {
    var variables = [
        "MESOS_FRAMEWORK_ID": "F-0000",
        "MESOS_EXECUTOR_ID": "executor-1",
        "MESOS_SLAVE_ID": "S0",
        "MESOS_DIRECTORY": "/var/lib/mesos/slaves/S0/frameworks/F-0000/executors/executor-1/runs/7a4d",
        "MESOS_SANDBOX": "/mnt/mesos/sandbox",
        "MESOS_SLAVE_PID": "slave(1)@127.0.0.1:5051",
        "MESOS_AGENT_ENDPOINT": "127.0.0.1:5051",
        "MESOS_CHECKPOINT": "1",
        "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD": "5secs",
        "MESOS_RECOVERY_TIMEOUT": "15mins",
        "MESOS_SUBSCRIPTION_BACKOFF_MAX": "2secs",
    ]
    for (name, value) in changes { variables[name] = value }
    return variables
}

func sampleEnvironment(_ changes: [String: String?] = [:]) throws -> ExecutorEnvironment {
    try ExecutorEnvironment(sampleVariables(changes))
}

func sampleTask(_ id: TaskID) -> TaskInfo {
    TaskInfo(name: "web", taskID: id, agentID: "S0")
}

let sampleSubscription = Subscription(
    executorInfo: ExecutorInfo(executorID: "executor-1"),
    frameworkInfo: FrameworkInfo(user: "root", name: "marathon"),
    agentInfo: AgentInfo(hostname: "node7"),
    containerID: "7a4d"
)
