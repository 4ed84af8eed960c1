/// What an agent tells an executor that it starts, by environment variables (`Slave::executorEnvironment`).
///
/// A framework can override most of these variables, so none is trusted further than its form was checked.
public struct ExecutorEnvironment: Hashable, Sendable {
    /// `MESOS_FRAMEWORK_ID`
    public var frameworkID: FrameworkID
    /// `MESOS_EXECUTOR_ID`
    public var executorID: ExecutorID
    /// `MESOS_SLAVE_ID`
    public var agentID: AgentID
    /// `MESOS_DIRECTORY`: the sandbox as the host sees it.
    public var directory: String
    /// `MESOS_SANDBOX`: the sandbox as the executor sees it.
    public var sandbox: String
    /// `MESOS_SLAVE_PID`: where the agent can be reached.
    public var agentPID: AgentPID
    /// `MESOS_DOMAIN_SOCKET`: the agent's unix socket, preferred where there is one.
    public var domainSocket: String?
    /// `MESOS_CHECKPOINT`: whether the executor is to outlive its agent and wait for the next.
    public var checkpoint: Bool
    /// `MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD`: how long after `SHUTDOWN` the agent kills the executor.
    public var shutdownGracePeriod: Duration
    /// `MESOS_RECOVERY_TIMEOUT`: how long to wait for the next agent.
    public var recoveryTimeout: Duration
    /// `MESOS_SUBSCRIPTION_BACKOFF_MAX`: how long a recovered agent waits for its executors.
    public var subscriptionBackoffMax: Duration
    /// `MESOS_EXECUTOR_AUTHENTICATION_TOKEN`: never to be passed on.
    public var authenticationToken: AuthenticationToken?
    /// `LIBPROCESS_SSL_ENABLED`: how to speak TLS on the agent's TCP port, if it does. Its unix socket is in clear text.
    public var tls: TLSSettings?

    /// The executor's own container, which the sandbox is named for.
    public var containerID: ContainerID {
        ContainerID(String(directory.split(separator: "/").last ?? ""))
    }

    /// The variable that holds the token.
    public static let tokenVariable = "MESOS_EXECUTOR_AUTHENTICATION_TOKEN"

    /// Reads the variables.
    ///
    /// - Throws: Everything that is wrong with them, at once.
    public init(_ variables: [String: String]) throws(ExecutorEnvironmentError) {
        var reader = EnvironmentReader(variables: variables)
        frameworkID = FrameworkID(reader.identifier("MESOS_FRAMEWORK_ID"))
        executorID = ExecutorID(reader.identifier("MESOS_EXECUTOR_ID"))
        agentID = AgentID(reader.identifier("MESOS_SLAVE_ID"))
        directory = reader.path("MESOS_DIRECTORY") ?? ""
        if directory.isEmpty { reader.missing("MESOS_DIRECTORY") }
        sandbox = reader.path("MESOS_SANDBOX") ?? directory
        domainSocket = reader.path("MESOS_DOMAIN_SOCKET")
        checkpoint = reader.flag("MESOS_CHECKPOINT")
        tls = TLSSettings(&reader)
        shutdownGracePeriod = reader.duration("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD") ?? .seconds(5)
        recoveryTimeout = reader.duration("MESOS_RECOVERY_TIMEOUT") ?? .seconds(15 * 60)
        subscriptionBackoffMax = reader.duration("MESOS_SUBSCRIPTION_BACKOFF_MAX") ?? .seconds(2)
        authenticationToken = reader.token(Self.tokenVariable)
        let pid = reader.agentPID("MESOS_SLAVE_PID")
        guard let pid, reader.problems.isEmpty else { throw ExecutorEnvironmentError(problems: reader.problems) }
        agentPID = pid
    }
}
