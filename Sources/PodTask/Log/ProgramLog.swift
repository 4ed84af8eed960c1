import Dispatch
import FoundationEssentials
import Glibc
import Logging
import PodTerminal
import Synchronization

/// The program's log on standard error, for which nobody waits: lines are taken at once, and a thread of their own
/// writes them. Of what a reader who has stopped reading leaves no room for, one line tells how much it was.
package final class ProgramLog: Sendable {
    /// This process's.
    package static let standard: ProgramLog = {
        // Standard error is the thread's alone to wait for, however long that may be.
        let stream = PatientStream(STDERR_FILENO, patience: .seconds(1_000_000))
        return ProgramLog { stream.write($0) }
    }()

    private struct State {
        var buffer: LogBuffer
        var isWriting = false
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "podtask.log")
    private let debugging = Atomic(false)
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - limit: how many bytes may wait to be written.
    ///   - write: writes a line, and may take its time.
    init(limit: Int = 1 << 20, write: @escaping @Sendable ([UInt8]) -> Void) {
        state = Mutex(State(buffer: LogBuffer(limit: limit)))
        self.write = write
    }

    /// Whether everything from `debug` on is logged, whatever loggers say.
    package var isDebugging: Bool { debugging.load(ordering: .relaxed) }

    /// Begins to log everything from `debug` on, or ends it.
    ///
    /// - Returns: whether it is logged from now on.
    package func toggleDebugging() -> Bool { debugging.logicalXor(true, ordering: .relaxed).newValue }

    func append(_ line: [UInt8]) {
        let begins = state.withLock { state in
            state.buffer.append(line)
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if begins { queue.async { self.drain() } }
    }

    private func drain() {
        while true {
            let batch = state.withLock { state in
                let batch = state.buffer.take()
                state.isWriting = batch != nil
                return batch
            }
            guard let batch else { return }
            for line in batch.lines { write(line) }
            guard batch.dropped > 0 else { continue }
            let lines = batch.dropped == 1 ? "1 line" : "\(batch.dropped) lines"
            write(Self.line(.warning, "log", "\(lines) did not fit and are left out: nobody read this for a while"))
        }
    }

    /// Returns when everything is written, or the time is over. The thread that asks for it waits.
    ///
    /// - Returns: whether everything is written.
    @discardableResult
    package func flush(within limit: Duration) -> Bool {
        let isDone = DispatchSemaphore(value: 0)
        // The queue does one thing after the other.
        queue.async { isDone.signal() }
        let (seconds, attoseconds) = limit.components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        return isDone.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success
    }

    static func line(_ level: Logger.Level, _ label: String, _ message: String) -> [UInt8] {
        Array("\(Date().formatted(.iso8601)) \(level) \(label): \(message)\n".utf8)
    }
}
