/// How long an agent, which is on the same host, may take to answer.
package struct AgentTimeouts: Hashable, Sendable {
    /// Until a connection stands.
    package var connect: Duration = .seconds(2)
    /// Until it answers a request.
    package var answer: Duration = .seconds(5)
}
