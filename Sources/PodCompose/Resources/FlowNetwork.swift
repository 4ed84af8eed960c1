/// A directed graph with capacities, and the largest flow through it (Dinic's algorithm).
struct FlowNetwork {
    /// An edge and, at the index with the lowest bit flipped, its reverse.
    private struct Edge {
        let target: Int
        var capacity: Int128
    }

    private var edges: [Edge] = []
    private var edgesOf: [[Int]]

    init(nodeCount: Int) {
        edgesOf = Array(repeating: [], count: nodeCount)
    }

    mutating func connect(_ node: Int, _ target: Int, capacity: Int128) {
        edgesOf[node].append(edges.count)
        edges.append(Edge(target: target, capacity: capacity))
        edgesOf[target].append(edges.count)
        edges.append(Edge(target: node, capacity: 0))
    }

    /// Sends as much as possible from one node to another; what is left of the capacities stays.
    mutating func saturate(from source: Int, to sink: Int) -> Int128 {
        var flow: Int128 = 0
        while true {
            let levels = levels(from: source)
            guard levels[sink] != nil else { return flow }
            var next = Array(repeating: 0, count: edgesOf.count)
            while let sent = augment(source, sink, levels, &next) { flow += sent }
        }
    }

    /// Which nodes can still be reached.
    func reachable(from source: Int) -> [Bool] {
        levels(from: source).map { $0 != nil }
    }

    private func levels(from source: Int) -> [Int?] {
        var levels = [Int?](repeating: nil, count: edgesOf.count)
        levels[source] = 0
        var queue = [source]
        var position = 0
        while position < queue.count {
            let node = queue[position]
            position += 1
            for index in edgesOf[node] where edges[index].capacity > 0 && levels[edges[index].target] == nil {
                levels[edges[index].target] = (levels[node] ?? 0) + 1
                queue.append(edges[index].target)
            }
        }
        return levels
    }

    /// One path along rising levels, found without recursion: chains of dependencies can be long.
    private mutating func augment(_ source: Int, _ sink: Int, _ levels: [Int?], _ next: inout [Int]) -> Int128? {
        var path: [Int] = []
        var node = source
        while node != sink {
            if next[node] < edgesOf[node].count {
                let index = edgesOf[node][next[node]]
                let edge = edges[index]
                if edge.capacity > 0, let level = levels[node], levels[edge.target] == level + 1 {
                    path.append(index)
                    node = edge.target
                } else {
                    next[node] += 1
                }
            } else {
                guard let last = path.popLast() else { return nil }
                node = edges[last ^ 1].target
                next[node] += 1
            }
        }
        guard let sent = path.map({ edges[$0].capacity }).min() else { return nil }
        for index in path {
            edges[index].capacity -= sent
            edges[index ^ 1].capacity += sent
        }
        return sent
    }
}
