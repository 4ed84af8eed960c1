import Synchronization

/// Whether an exchange is over: its connection may by then serve another, whose bytes are not for this one's reader.
final class ExchangeScope: Sendable {
    private let over = Atomic(false)

    var isOver: Bool { over.load(ordering: .acquiring) }

    func end() {
        over.store(true, ordering: .releasing)
    }
}
