import Glibc
import PodFiles
import Synchronization

/// Standard output or standard error, which may be a pipe whose reader has stopped reading: that must not hold up a
/// pod and its end, so that what cannot be written in time, or before the task is cancelled, is left out.
package final class PatientStream: Sendable {
    /// The process's standard output.
    package static let standardOutput = PatientStream(STDOUT_FILENO)
    /// The process's standard error.
    package static let standardError = PatientStream(STDERR_FILENO)

    private let descriptor: CInt
    private let patience: Duration?
    /// How many bytes can be written without waiting where anything can: of a pipe this many (pipe(7)), of a file all.
    private let piece: Int
    /// Whether the last attempt was in vain: then nobody is waited for until something can be written again.
    private let isStuck = Mutex(false)

    /// - Parameters:
    ///   - descriptor: stays open for as long as the process.
    ///   - patience: how long to wait for a reader, once; `nil` until the task is cancelled.
    package init(_ descriptor: CInt, patience: Duration? = .seconds(5)) {
        var status = stat()
        let kind = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
        // Others that write to a pipe may fill it meanwhile. Opened anew it does not block, and theirs is as it was.
        let own = kind == S_IFIFO ? open("/proc/self/fd/\(descriptor)", O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1
        self.descriptor = own >= 0 ? own : descriptor
        self.patience = patience
        piece = kind == S_IFREG ? .max : Int(PIPE_BUF)
    }

    /// Writes all of it, or as much as there is room for.
    package func write(_ bytes: [UInt8]) {
        isStuck.withLock { isStuck in
            var rest = bytes[...]
            let deadline = patience.map { ContinuousClock.now + (isStuck ? .zero : $0) }
            while !rest.isEmpty {
                guard isWritable(until: deadline) else {
                    isStuck = true
                    return
                }
                let count = rest.prefix(piece).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count > 0 {
                    isStuck = false
                    rest = rest.dropFirst(count)
                } else if count == 0 || errno != EINTR && errno != EAGAIN || isOver(deadline) {
                    return
                }
            }
        }
    }

    private func isOver(_ deadline: ContinuousClock.Instant?) -> Bool {
        deadline.map { ContinuousClock.now > $0 } ?? Task.isCancelled
    }

    private func isWritable(until deadline: ContinuousClock.Instant?) -> Bool {
        if let deadline { return Readiness.isWritable(descriptor, until: deadline) }
        while !Task.isCancelled {
            if Readiness.isWritable(descriptor, until: .now + .milliseconds(100)) { return true }
        }
        return false
    }
}
