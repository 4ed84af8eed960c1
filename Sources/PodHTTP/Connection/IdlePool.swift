/// The connections that wait for their next request, the last one used on top.
struct IdlePool<Connection> {
    private var connections: [Connection] = []
    private let capacity: Int

    /// - Parameter capacity: how many connections may wait; the one that waited longest leaves first.
    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { connections.count }

    /// Takes the connection used last that is still usable, and forgets those that are not.
    mutating func take(where isUsable: (Connection) -> Bool) -> Connection? {
        while let connection = connections.popLast() {
            if isUsable(connection) { return connection }
        }
        return nil
    }

    /// Puts a connection back and returns the one that has to leave for it, if the pool is full.
    mutating func put(_ connection: Connection, where isUsable: (Connection) -> Bool) -> Connection? {
        connections.removeAll { !isUsable($0) }
        guard capacity > 0 else { return connection }
        let leaving = connections.count >= capacity ? connections.removeFirst() : nil
        connections.append(connection)
        return leaving
    }

    /// Takes all connections, to close them.
    mutating func drain() -> [Connection] {
        defer { connections = [] }
        return connections
    }
}
