/// How the log of one run of a container is read to its end, over breaks of the connection and restarts of the engine.
///
/// A machine without I/O: what came of the last step goes in, the next step comes out.
package struct LogReading: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        /// Read and follow the log until it, the connection or the run ends.
        case follow
        /// Ask whether the container still runs.
        case askWhetherItRuns
        /// Read what the engine kept back: before version 23 it stops following without having read to the end.
        case readRest
        /// Wait so long; `orEnd`: or until the run is over.
        case wait(Duration, orEnd: Bool)
        /// It is over; the warning says what is missing.
        case finish(warning: String?)
    }

    package enum Outcome: Hashable, Sendable {
        case followed(hasProgressed: Bool)
        case runs(Bool)
        case restRead
        case waited
        case failed(Fault)
    }

    package enum Fault: Hashable, Sendable {
        /// The container is gone, and its log with it.
        case gone
        /// The log's driver keeps nothing that could be read.
        case unreadable(String)
        /// Nobody answers: the engine is being restarted.
        case engineGone(String)
        /// Anything else, such as an engine that has too much to do.
        case other(String)
    }

    private static let firstPause = Duration.milliseconds(200)
    private static let longestPause = Duration.seconds(30)

    /// For how long to go on asking when the run is over.
    private let limit: Duration
    private let isFirstRun: Bool
    private var pause = Self.firstPause
    private var waitedSinceEnd = Duration.zero
    private var problem: String?
    private var isLast = false

    package init(limit: Duration, isFirstRun: Bool) {
        self.limit = limit
        self.isFirstRun = isFirstRun
    }

    /// The first step.
    ///
    /// - Parameter isOver: whether the run has ended.
    package mutating func begin(isOver: Bool) -> Step { isOver ? lastRead() : .follow }

    /// The step after the one of which this came.
    package mutating func next(after outcome: Outcome, isOver: Bool) -> Step {
        switch outcome {
        case .followed(let hasProgressed):
            if hasProgressed { pause = Self.firstPause }
            // A log may end before its container does: the engine rotates it, or cannot read on.
            return isOver ? lastRead() : .askWhetherItRuns
        case .runs(let runs):
            return runs && !isOver ? .readRest : lastRead()
        case .restRead: return isLast ? .finish(warning: nil) : wait(isOver)
        case .waited: return isOver ? lastRead() : .follow
        case .failed(.gone): return .finish(warning: nil)
        case .failed(.unreadable(let message)):
            // It is said once, not after each restart.
            return .finish(warning: isFirstRun ? "its output is not shown: \(message)" : nil)
        case .failed(.engineGone(let message)):
            problem = message
            pause = Self.firstPause
            return wait(isOver)
        case .failed(.other(let message)):
            problem = message
            return wait(isOver)
        }
    }

    private mutating func lastRead() -> Step {
        isLast = true
        return .readRest
    }

    /// Longer each time that nothing has come of it.
    private mutating func wait(_ isOver: Bool) -> Step {
        isLast = false
        guard isOver else {
            defer { pause = min(pause * 2, Self.longestPause) }
            return .wait(pause, orEnd: true)
        }
        guard waitedSinceEnd < limit else {
            return .finish(warning: problem.map { "the end of its output is missing: \($0)" })
        }
        waitedSinceEnd += Self.firstPause
        return .wait(Self.firstPause, orEnd: false)
    }
}
