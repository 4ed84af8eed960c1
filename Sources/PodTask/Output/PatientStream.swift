import Glibc
import Synchronization

/// Standard output or standard error, which may be a pipe whose reader has stopped reading: that must not hold up a
/// pod and its end, so that what cannot be written in time is left out.
package final class PatientStream: Sendable {
    /// The process's standard output.
    package static let standardOutput = PatientStream(STDOUT_FILENO)
    /// The process's standard error.
    package static let standardError = PatientStream(STDERR_FILENO)

    private let descriptor: CInt
    private let patience: Duration
    /// How many bytes can be written without waiting where anything can: of a pipe that is ready this many (pipe(7)),
    /// of a file all.
    private let piece: Int
    /// Whether the last attempt was in vain: then nobody is waited for until something can be written again.
    private let isStuck = Mutex(false)

    /// - Parameter patience: how long to wait for a reader, once.
    init(_ descriptor: CInt, patience: Duration = .seconds(5)) {
        self.descriptor = descriptor
        self.patience = patience
        var status = stat()
        piece = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? .max : Int(PIPE_BUF)
    }

    /// Writes all of it, or as much as there is room for.
    package func write(_ bytes: [UInt8]) {
        isStuck.withLock { isStuck in
            var rest = bytes[...]
            while !rest.isEmpty {
                guard Readiness.isWritable(descriptor, within: isStuck ? .zero : patience) else {
                    isStuck = true
                    return
                }
                isStuck = false
                let count = rest.prefix(piece).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 || count < 0 && errno == EINTR else { return }
                rest = rest.dropFirst(max(count, 0))
            }
        }
    }
}
