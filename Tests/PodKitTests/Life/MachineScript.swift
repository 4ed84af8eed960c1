import PodKit

/// Drives a machine by hand: feeds it inputs, keeps what it asked for, and answers what a willing engine would.
struct MachineScript {
    var machine: PodMachine
    var now: Duration = .zero
    /// Everything asked for and not taken yet, oldest first.
    var pending: [PodMachine.Action] = []
    var events: [PodEvent] = []
    var timers: [PodMachine.Timer: Duration] = [:]
    var end: (outcome: PodOutcome, leftBehind: [String])?
    /// Everything ever asked for that touches the engine, in order.
    var log: [PodMachine.Action] = []

    init(_ containers: [PodMachine.ContainerLife], networks: [String] = [], launchTimeout: Duration? = nil) {
        machine = PodMachine(containers: containers, networks: networks, launchTimeout: launchTimeout)
    }

    mutating func send(_ input: PodMachine.Input, after delay: Duration = .zero) {
        now += delay
        for action in machine.handle(input, at: now) {
            switch action {
            case .emit(let event): events.append(event)
            case .set(let timer, let delay): timers[timer] = now + delay
            case .cancel(let timer): timers[timer] = nil
            case .end(let outcome, let leftBehind): end = (outcome, leftBehind)
            default:
                pending.append(action)
                log.append(action)
            }
        }
    }

    /// Answers everything that is pending as an engine does to which nothing goes wrong, except what is held back.
    mutating func settle(holding isHeld: (PodMachine.Action) -> Bool = { _ in false }) {
        while let index = pending.firstIndex(where: { !isHeld($0) }) {
            switch pending.remove(at: index) {
            case .create(let resource): send(.created(resource))
            case .start(let key): send(.started(key))
            case .signalStop(let key): send(.exited(key, ExitReport(status: 143)))
            case .kill(let key): send(.exited(key, ExitReport(status: 137)))
            case .remove(let resource): send(.removed(resource))
            case .set, .cancel, .emit, .end, .abandonStart: break
            }
        }
    }

    /// Lets time pass until the timer is due, and fires it.
    mutating func fire(_ timer: PodMachine.Timer) {
        guard let due = timers.removeValue(forKey: timer) else { return }
        now = max(now, due)
        send(.fired(timer))
    }

    func position(of action: PodMachine.Action) -> Int? { log.firstIndex(of: action) }

    var kinds: [PodEvent.Kind] { events.map(\.kind) }
}
