import Logging
import Synchronization

/// Tells a session what happens, and does what it says.
final class SessionRunner: Sendable {
    /// What takes time to do.
    enum Effect: Sendable {
        case listen(stream: Int, AgentEndpoint, Call, until: Signal)
        case post(Int, AgentEndpoint, Call, until: Signal)
        case wait(until: ContinuousClock.Instant)
    }

    private struct State {
        var session: ExecutorSession
        var listening: Signal?
        var posting: Signal?
        /// When sleepers wake up; never later than the session wants.
        var alarms: Set<ContinuousClock.Instant> = []
        /// Those who wait for an update to be settled.
        var waiters: [UpdateID: CheckedContinuation<Void, any Error>] = [:]
        /// Updates that were sent and are not settled.
        var unsettled: Set<UpdateID> = []
        /// Updates that were given up before anybody waited for them.
        var givenUp: [UpdateID: UpdateError] = [:]
        var end: ExecutorEnd?
    }

    let events: AsyncStream<ExecutorEvent>
    private let eventsIn: AsyncStream<ExecutorEvent>.Continuation
    private let effects: AsyncStream<Effect>
    private let effectsIn: AsyncStream<Effect>.Continuation
    private let workIsOver = Signal()
    private let agent: AgentConnection
    private let options: ExecutorOptions
    private let origin = ContinuousClock.now
    private let state: Mutex<State>

    init(environment: ExecutorEnvironment, endpoints: [AgentEndpoint], tls: AgentTLS?, options: ExecutorOptions) {
        (events, eventsIn) = AsyncStream.makeStream()
        (effects, effectsIn) = AsyncStream.makeStream()
        agent = AgentConnection(environment: environment, tls: tls, timeouts: options.limits)
        self.options = options
        state = Mutex(
            State(session: ExecutorSession(environment: environment, endpoints: endpoints, timing: options.timing))
        )
    }

    /// Does `work` beside the session.
    func run(_ work: @escaping @Sendable () async throws -> Void) async throws -> ExecutorEnd {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.operate() }
            tell(.start)
            let result: Result<Void, any Error>
            do {
                result = .success(try await workIsOver.whileNotFired(work))
            } catch is CancellationError where !Task.isCancelled {
                // The grace period is over: that is how the executor ends, and no error of its work.
                result = .success(())
            } catch {
                result = .failure(error)
            }
            tell(.finished)
            try await group.waitForAll()
            try result.get()
            guard let end = state.withLock({ $0.end }) else { throw CancellationError() }
            return end
        }
    }

    private func operate() async {
        await withDiscardingTaskGroup { group in
            if let stopped = options.stopped {
                group.addTask {
                    await stopped()
                    if !Task.isCancelled { self.tell(.shutDown) }
                }
            }
            for await effect in effects {
                group.addTask { await self.perform(effect) }
            }
            group.cancelAll()
        }
        eventsIn.finish()
    }

    private func perform(_ effect: Effect) async {
        switch effect {
        case .listen(let stream, let endpoint, let call, let dismissed):
            try? await dismissed.whileNotFired {
                await self.agent.listen(at: endpoint, call) { self.tell($0.input(stream)) }
            }
        case .post(let number, let endpoint, let call, let dismissed):
            try? await dismissed.whileNotFired {
                self.tell(await self.agent.post(call, to: endpoint).input(number))
            }
        case .wait(let alarm):
            try? await Task.sleep(until: alarm, tolerance: .zero, clock: .continuous)
            state.withLock { _ = $0.alarms.remove(alarm) }
            tell(.tick)
        }
    }

    // MARK: The session

    func tell(_ input: ExecutorSession.Input) {
        let actions = state.withLock { state in
            let actions = state.session.handle(input, at: origin.duration(to: .now))
            for action in actions { carryOut(action, &state) }
            setAlarm(&state)
            return actions
        }
        // Whoever logs may have to wait, and nobody is to wait for that.
        for case .log(let level, let message) in actions { options.logger.log(level: level, "\(message)") }
        if actions.contains(.overrun) {
            options.logger.critical("the grace period is over and the executor's work is not: ending the process")
            options.overrun()
        }
    }

    private func carryOut(_ action: ExecutorSession.Action, _ state: inout State) {
        switch action {
        case .subscribe(let stream, let endpoint, let call):
            state.listening?.fire()
            let signal = Signal()
            state.listening = signal
            effectsIn.yield(.listen(stream: stream, endpoint, call, until: signal))
        case .hangUp: state.listening?.fire()
        case .post(let number, let endpoint, let call):
            let signal = Signal()
            state.posting = signal
            effectsIn.yield(.post(number, endpoint, call, until: signal))
        case .cancelPost: state.posting?.fire()
        case .deliver(let event): eventsIn.yield(event)
        case .settle(let id, let error): settle(id, error, &state)
        case .cancelWork: workIsOver.fire()
        case .overrun, .log: break
        case .end(let end):
            state.end = end
            effectsIn.finish()
        }
    }

    /// Sees to it that a sleeper wakes up in time. One that wakes up too early does no harm, so that there are never
    /// more than a few, and none sleeps longer than a clock can count.
    private func setAlarm(_ state: inout State) {
        guard let time = state.session.wakeUp else { return }
        let alarm = min(origin.advanced(by: time), .now + .seconds(24 * 3600))
        if let next = state.alarms.min(), next <= alarm { return }
        state.alarms.insert(alarm)
        effectsIn.yield(.wait(until: alarm))
    }

    // MARK: Updates

    func record(_ status: TaskStatus, _ id: UpdateID, isAwaited: Bool) throws(UpdateError) {
        state.withLock { _ = $0.unsettled.insert(id) }
        tell(.send(status, id))
        let error = state.withLock { state in
            if !isAwaited { state.unsettled.remove(id) }
            return state.givenUp.removeValue(forKey: id)
        }
        if let error { throw error }
    }

    /// Returns when an update that was recorded is acknowledged.
    func settled(_ id: UpdateID) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if let error = state.givenUp.removeValue(forKey: id) { return .failure(error) }
                    guard state.unsettled.contains(id) else { return .success(()) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiters[id] = continuation
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: CancellationError())
        }
    }

    private func settle(_ id: UpdateID, _ error: UpdateError?, _ state: inout State) {
        guard state.unsettled.remove(id) != nil else { return }
        if let waiter = state.waiters.removeValue(forKey: id) {
            waiter.resume(with: error.map { .failure($0) } ?? .success(()))
        } else if let error {
            state.givenUp[id] = error
        }
    }
}
