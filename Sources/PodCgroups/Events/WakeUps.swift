import Dispatch
import Synchronization
import SystemPackage

/// Turns a file descriptor that becomes readable into elements of a stream.
enum WakeUps {
    /// - Parameter descriptor: non-blocking; what can be read of it is thrown away. Closed when the stream ends.
    static func stream(of descriptor: FileDescriptor) -> AsyncStream<Void> {
        // Who wakes up reads counters: one wake-up stands for all that were not taken yet.
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor.rawValue,
            queue: .global(qos: .userInitiated)
        )
        source.setEventHandler {
            withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
                _ = try? descriptor.read(into: buffer)
            }
            continuation.yield()
        }
        source.setCancelHandler { try? descriptor.close() }
        source.activate()
        let cancellation = Cancellation(source)
        continuation.onTermination = { _ in cancellation.run() }
        return stream
    }

    /// Dispatch does not declare its sources as Sendable.
    private final class Cancellation: Sendable {
        private let source: Mutex<any DispatchSourceRead>

        init(_ source: sending any DispatchSourceRead) {
            self.source = Mutex(source)
        }

        func run() {
            source.withLock { $0.cancel() }
        }
    }
}
