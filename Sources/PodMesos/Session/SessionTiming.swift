/// The times of a session that the agent does not tell.
package struct SessionTiming: Hashable, Sendable {
    /// The longest gap between two attempts to subscribe. A recovered agent kills the executors that have not
    /// subscribed within its re-registration timeout, 2 s by default, so the gap does not grow.
    package var retry: Duration = .milliseconds(250)
    /// The longest gap between two attempts to post one call.
    package var postRetry: Duration = .seconds(1)
    /// How long to try to register: then the agent gives up as well (`--executor_registration_timeout`).
    package var registration: Duration = .seconds(60)
    /// How long the agent may take from opening the event stream to its first event.
    package var firstEvent: Duration = .seconds(10)
    /// How long the agent may take to acknowledge an update that it took.
    package var acknowledgement: Duration = .seconds(30)
    /// How many times an update is offered again by subscribing anew.
    package var acknowledgementRounds = 2
    /// How long to wait at the end for acknowledgements of an agent that asked for it and has taken all updates: one
    /// whose framework is gone gives none (`Slave::statusUpdate`).
    package var shutdownAcknowledgement: Duration = .seconds(5)
    /// How often to call `HEARTBEAT`.
    package var heartbeat: Duration = .seconds(30 * 60)
    /// How long the agent may be silent: it sends `HEARTBEAT` every 30 minutes.
    package var silence: Duration = .seconds(65 * 60)
    /// How long to wait at the end for acknowledgements of an agent that is there.
    package var finish: Duration = .seconds(60)

    package init() {}
}
