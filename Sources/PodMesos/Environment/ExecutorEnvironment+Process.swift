import FoundationEssentials
import Glibc

extension ExecutorEnvironment {
    /// Reads the environment of this process, and takes the authentication token out of it so that no child gets it.
    ///
    /// Call it first, before other threads could read or change the environment.
    ///
    /// - Throws: Everything that is wrong with the variables, at once.
    public static func ofProcess() throws(ExecutorEnvironmentError) -> ExecutorEnvironment {
        let variables = ProcessInfo.processInfo.environment
        // What was the environment stays readable as /proc/PID/environ.
        if let token = getenv(tokenVariable) { memset(token, 0, strlen(token)) }
        unsetenv(tokenVariable)
        return try ExecutorEnvironment(variables)
    }

    /// Whether this process was started by an agent.
    public static var isPresent: Bool {
        getenv("MESOS_SLAVE_PID") != nil && getenv("MESOS_EXECUTOR_ID") != nil
    }
}
