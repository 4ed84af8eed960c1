import Dispatch

/// Runs an actor on a thread of its own, for work that may block: a terminal or pipe that nobody reads must not hold
/// up the threads that supervise the pod.
package final class BlockingQueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    package init(label: String) {
        queue = DispatchQueue(label: label)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
