package import Logging

extension ExecutorSession {
    /// What a session is told.
    package enum Input: Sendable {
        /// Begin.
        case start
        /// The agent answered a `SUBSCRIBE`; with 200 the event stream is open.
        case responded(stream: Int, status: Int, message: String)
        /// An event came.
        case event(stream: Int, Event)
        /// A stream could not be opened, or has ended. `isAbsent`: nobody listened there.
        case broken(stream: Int, reason: String, isAbsent: Bool)
        /// The agent answered a posted call.
        case answered(post: Int, status: Int, message: String)
        /// A posted call got no answer.
        case lost(post: Int, reason: String)
        /// The executor has something to say of a task.
        case send(TaskStatus, UpdateID)
        /// The executor has something to say to its framework.
        case message(Bytes)
        /// The executor is to end.
        case shutDown
        /// The executor's own work is done.
        case finished
        /// It may be time for something: see ``ExecutorSession/wakeUp``.
        case tick
    }

    /// What a session wants done, in order.
    package enum Action: Hashable, Sendable {
        /// Stop reading the stream that there may be, and open a new one. What comes of it is told with its number.
        case subscribe(stream: Int, to: AgentEndpoint, Call)
        /// Stop reading the stream.
        case hangUp
        /// Post a call; none other is under way.
        case post(Int, to: AgentEndpoint, Call)
        /// The answer to the call under way is of no interest any more; a later call must not overtake it.
        case cancelPost
        case deliver(ExecutorEvent)
        /// An update is settled: acknowledged, or with the error given up.
        case settle(UpdateID, UpdateError?)
        /// The grace period is nearly over: the executor's own work is to be cancelled.
        case cancelWork
        /// The grace period is over: end the process.
        case overrun
        /// All is done.
        case end(ExecutorEnd)
        case log(Logger.Level, String)
    }
}
