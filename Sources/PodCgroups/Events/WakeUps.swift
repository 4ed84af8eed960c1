import Dispatch
import Synchronization
import SystemPackage

/// Turns a file descriptor that becomes readable into elements of a stream.
enum WakeUps {
    /// - Parameters:
    ///   - read: reads what there is to read, whenever there is something.
    ///   - close: closes the descriptor, when the stream has ended.
    static func stream(
        of descriptor: FileDescriptor,
        read: @escaping @Sendable () -> Void,
        close: @escaping @Sendable () -> Void
    ) -> AsyncStream<Void> {
        // Who wakes up reads counters: one wake-up stands for all that were not taken yet.
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor.rawValue,
            queue: .global(qos: .userInitiated)
        )
        source.setEventHandler {
            read()
            continuation.yield()
        }
        source.setCancelHandler(handler: close)
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
