import Glibc
import Synchronization

/// A stream socket that is connected already, for one connection of a client.
///
/// It is closed with the connection, or with the last reference to it if there was none.
package final class ConnectedSocket: Sendable {
    private let descriptor: Mutex<CInt?>

    /// - Parameter descriptor: belongs to the socket from now on.
    package init(_ descriptor: CInt) {
        self.descriptor = Mutex(descriptor)
    }

    deinit {
        if let descriptor = take() { close(descriptor) }
    }

    /// Hands out the descriptor, once.
    func take() -> CInt? {
        descriptor.withLock { descriptor in
            defer { descriptor = nil }
            return descriptor
        }
    }
}

extension ConnectedSocket: Hashable {
    package static func == (left: ConnectedSocket, right: ConnectedSocket) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
