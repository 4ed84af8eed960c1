/// How long the steps of one exchange may take; `nil` is no limit.
package struct HTTPTimeouts: Hashable, Sendable {
    /// Until a new connection stands.
    package var connect: Duration
    /// From the request's last byte that made progress to the response's head.
    package var head: Duration?
    /// Between two pieces of the response's body.
    package var idle: Duration?
    /// For the whole exchange, the connection included.
    package var total: Duration?

    package init(
        connect: Duration = .seconds(5),
        head: Duration? = .seconds(60),
        idle: Duration? = nil,
        total: Duration? = nil
    ) {
        self.connect = connect
        self.head = head
        self.idle = idle
        self.total = total
    }
}
