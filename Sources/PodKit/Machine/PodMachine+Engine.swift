/// The engine's events: they come, they break off, they come again.
extension PodMachine {
    mutating func watching() {
        engineLost = nil
        actions.append(.cancel(.engine))
        guard phase == .idle else { return }
        phase = .launching
        if let launch = limits.launch { actions.append(.set(.launch, after: launch)) }
    }

    mutating func watchEnded(_ failure: PodFailure?) {
        if let failure {
            guard phase != .idle else { return fail(failure) }
            if engineLost == nil { actions.append(.set(.engine, after: limits.engine)) }
            engineLost = (engineLost?.since ?? now, failure)
        }
        for life in containers { inquire(life.key, .engineLost) }
        actions.append(.set(.watch, after: Self.enginePause))
    }

    mutating func engineLostForGood() {
        guard let engineLost else { return }
        fail(engineLost.failure)
    }
}
