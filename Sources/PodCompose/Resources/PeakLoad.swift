import OrderedCollections

/// Which services can run at one time, as far as the dependencies decide it.
///
/// A service ends before another starts if that one, or one that it depends on directly or not, waits for its
/// completion. This is a partial order; sets of services that can run at one time are its antichains, and the heaviest
/// antichain weighs as much as all services less the largest flow through the order (Dilworth's theorem, weighted).
struct PeakLoad {
    private let serviceCount: Int
    /// By service: those that start only after it has completed.
    private var afterCompletion: [[Int]]
    /// By service: those that start only after it has started.
    private var afterStart: [[Int]]

    init(_ project: Project) {
        serviceCount = project.services.count
        afterCompletion = Array(repeating: [], count: serviceCount)
        afterStart = afterCompletion
        for (index, service) in project.services.values.enumerated() {
            for (name, dependency) in service.dependsOn {
                guard let other = project.services.index(forKey: name) else { continue }
                afterStart[other].append(index)
                if dependency.condition == .completedSuccessfully { afterCompletion[other].append(index) }
            }
        }
    }

    /// The largest sum of weights over services that can run at one time, and these services.
    ///
    /// - Parameter weights: One for each service; none is negative.
    func largest(_ weights: [Int64]) -> (sum: Int64, members: [Int]) {
        let everything = weights.reduce(0) { $0 + Int128($1) }
        guard afterCompletion.contains(where: { !$0.isEmpty }) else {
            return (Int64(clamping: everything), weights.indices.filter { weights[$0] > 0 })
        }
        // Flow leaves a service's end, goes through starts that follow from it and is absorbed by one of them.
        let source = 2 * serviceCount
        let sink = source + 1
        var network = FlowNetwork(nodeCount: sink + 1)
        for (end, weight) in weights.enumerated() {
            let start = serviceCount + end
            network.connect(source, end, capacity: Int128(weight))
            network.connect(start, sink, capacity: Int128(weight))
            for next in afterCompletion[end] { network.connect(end, serviceCount + next, capacity: everything) }
            for next in afterStart[end] { network.connect(start, serviceCount + next, capacity: everything) }
        }
        let flow = network.saturate(from: source, to: sink)
        let reached = network.reachable(from: source)
        return (
            Int64(clamping: everything - flow),
            weights.indices.filter { reached[$0] && !reached[serviceCount + $0] }
        )
    }
}
