/// What is found out of a container's end before it is told: that its output has been read, and why it ended.
///
/// A machine without I/O: what has happened goes in, what is to be done comes out.
package struct ExitInquiry: Hashable, Sendable {
    /// How far the reading of a container's output has come.
    package struct Reading: Hashable, Sendable {
        /// How often something has come of it.
        package var progress: Int
        /// Whether lines are being handed to an observer right now.
        package var isReporting: Bool

        package init(progress: Int, isReporting: Bool) {
            self.progress = progress
            self.isReporting = isReporting
        }
    }

    /// What the engine and the kernel say of the end.
    package struct Facts: Hashable, Sendable {
        /// The exit status, if the engine could be asked.
        package var status: Int?
        /// What the engine says of a process that it could not start.
        package var engineMessage: String
        /// Whether the engine says that the container ran out of memory.
        package var isOutOfMemory: Bool
        /// The kernel's account.
        package var memory: MemoryAccount
        /// The last lines that the container printed.
        package var lastLines: [String]

        package init(
            status: Int? = nil,
            engineMessage: String = "",
            isOutOfMemory: Bool = false,
            memory: MemoryAccount = .blind,
            lastLines: [String] = []
        ) {
            self.status = status
            self.engineMessage = engineMessage
            self.isOutOfMemory = isOutOfMemory
            self.memory = memory
            self.lastLines = lastLines
        }
    }

    package enum Input: Hashable, Sendable {
        /// The output has been read to its end, or there is none to read.
        case outputEnded
        /// The answer to ``Step/measure``.
        case measured(Reading)
        /// The answer to ``Step/examine``.
        case examined(Facts)
        /// The engine says, in an event of its own, that the container ran out of memory.
        case outOfMemory
        /// The pod itself ends the container: that is the reason then.
        case stopped
        /// The engine's events have ended: it may be shutting down.
        case engineLost
        /// The time that ``Step/wait(_:)`` asked for is over.
        case waited
    }

    package enum Step: Hashable, Sendable {
        /// Ask how far the reading of the output is.
        case measure
        /// Ask the engine and the kernel about the end.
        case examine
        /// Tell when this time is over.
        case wait(Duration)
        /// All is known.
        case done(ExitReport)
    }

    private enum Stage: Hashable {
        /// What a container wrote is not lost: it is removed only after its output has been read.
        case reading
        case examining
        /// The engine's word on memory can be overtaken by the container's end on its way through the engine.
        case hearing(Facts)
        /// An engine that is shut down ends its containers before it goes away itself.
        case suspecting(Facts)
        case done
    }

    /// How long an observer may take nothing before it holds the pod up no longer.
    private static let patienceWithObserver = Duration.seconds(5)
    /// For the engine's word that a killed container ran out of memory. On a busy machine, 0.15 s late was seen.
    private static let patienceWithEngine = Duration.seconds(5)
    /// For the engine to be gone that has ended its containers.
    private static let patienceWithSuspicion = Duration.seconds(1)

    /// The exit status that the engine's event told.
    let status: Int?
    /// The container's own limit in bytes.
    private let memoryLimit: Int64?
    private var duringEngineLoss: Bool
    /// Whether an engine that is shut down ends this container so.
    private let isAsByEngine: Bool
    private var stage = Stage.reading
    private var progress: Int?
    private var isOutOfMemory: Bool
    private var isStopped: Bool

    /// - Parameters:
    ///   - isOutOfMemory: whether the engine has said so before the end.
    ///   - isStopped: whether the pod itself ends the container.
    ///   - isAsByEngine: whether an engine that is shut down ends this container so.
    package init(
        status: Int?,
        memoryLimit: Int64? = nil,
        duringEngineLoss: Bool = false,
        isOutOfMemory: Bool = false,
        isStopped: Bool = false,
        isAsByEngine: Bool = false
    ) {
        self.status = status
        self.memoryLimit = memoryLimit
        self.duringEngineLoss = duringEngineLoss
        self.isOutOfMemory = isOutOfMemory
        self.isStopped = isStopped
        self.isAsByEngine = isAsByEngine
    }

    /// The first step.
    ///
    /// - Parameter isOutputRead: whether there is no output left to read.
    package mutating func begin(isOutputRead: Bool) -> Step? {
        isOutputRead ? examine() : .wait(Self.patienceWithObserver)
    }

    /// The next step; `nil` if something else has to happen first.
    package mutating func handle(_ input: Input) -> Step? {
        switch (input, stage) {
        case (.outputEnded, .reading): return examine()
        case (.waited, .reading): return .measure
        case (.measured(let reading), .reading):
            // Reading has limits of its own. Only an observer that takes nothing any more is not waited for.
            if reading.isReporting, reading.progress == progress { return examine() }
            progress = reading.progress
            return .wait(Self.patienceWithObserver)
        case (.examined(let facts), .examining): return examined(facts)
        case (.outOfMemory, let stage):
            isOutOfMemory = true
            guard case .hearing(let facts) = stage else { return nil }
            return finish(facts)
        case (.stopped, let stage):
            isStopped = true
            return waitsNoLonger(stage)
        case (.engineLost, let stage):
            duringEngineLoss = duringEngineLoss || isAsByEngine
            return waitsNoLonger(stage)
        case (.waited, .hearing(let facts)): return suspect(facts)
        case (.waited, .suspecting(let facts)): return finish(facts)
        default: return nil
        }
    }

    private mutating func examine() -> Step {
        stage = .examining
        return .examine
    }

    private mutating func examined(_ facts: Facts) -> Step {
        guard !isStopped, verdict(on: facts) == .engineKnows else { return suspect(facts) }
        stage = .hearing(facts)
        return .wait(Self.patienceWithEngine)
    }

    private mutating func suspect(_ facts: Facts) -> Step {
        guard isAsByEngine, !isStopped, !duringEngineLoss else { return finish(facts) }
        stage = .suspecting(facts)
        return .wait(Self.patienceWithSuspicion)
    }

    private mutating func waitsNoLonger(_ stage: Stage) -> Step? {
        switch stage {
        case .hearing(let facts), .suspecting(let facts): finish(facts)
        case .reading, .examining, .done: nil
        }
    }

    private func verdict(on facts: Facts) -> MemoryVerdict {
        MemoryVerdict(
            status: status ?? facts.status ?? 0,
            engineSays: facts.isOutOfMemory || isOutOfMemory,
            ownLimit: memoryLimit,
            account: facts.memory
        )
    }

    private mutating func finish(_ facts: Facts) -> Step {
        stage = .done
        var report = ExitReport(
            status: status ?? facts.status ?? 0,
            engineMessage: facts.engineMessage,
            lastLines: facts.lastLines,
            duringEngineLoss: duringEngineLoss
        )
        // Whoever is stopped has not run out of memory.
        if !isStopped, case .outOfMemory(let memory) = verdict(on: facts) { report.outOfMemory = memory }
        return .done(report)
    }
}
