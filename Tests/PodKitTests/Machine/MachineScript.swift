import PodDocker
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
    /// The engine's clock.
    var clock: Int64 = 1000
    /// The run of each container whose output is read.
    private var runs: [String: Int] = [:]
    /// The facts that answer the next question about a container's end.
    private var facts: [String: ExitInquiry.Facts] = [:]

    init(_ containers: [PodMachine.ContainerLife], networks: [String] = [], launchTimeout: Duration? = nil) {
        let limits = PodMachine.Limits(launch: launchTimeout)
        machine = PodMachine(containers: containers, networks: networks, limits: limits)
        pending = machine.begin()
        log = pending
    }

    /// Begins the launch: the engine's events come.
    mutating func begin() {
        pending.removeAll { $0 == .watch }
        send(.watching)
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
                if case .follow(let key, let run) = action { runs[key] = run }
                pending.append(action)
                log.append(action)
            }
        }
    }

    /// The engine tells of a container's end, whose output ends then too.
    mutating func die(_ key: String, _ status: Int, facts: ExitInquiry.Facts? = nil, after delay: Duration = .zero) {
        clock += 1
        self.facts[key] = facts
        send(.died(key, PodMachine.Death(status: status, time: Timestamp(seconds: clock))), after: delay)
        settle {
            switch $0 {
            case .examine(key, _), .endRun(key, _): false
            default: true
            }
        }
    }

    /// Answers everything that is pending as an engine does to which nothing goes wrong, except what is held back.
    mutating func settle(holding isHeld: (PodMachine.Action) -> Bool = { _ in false }) {
        while let index = pending.firstIndex(where: { !isHeld($0) }) {
            switch pending.remove(at: index) {
            case .create(let resource): send(.created(resource))
            case .start(let key): send(.started(key))
            case .signalStop(let key): die(key, 143)
            case .examine(let key, let status):
                send(.examined(key, facts.removeValue(forKey: key) ?? ExitInquiry.Facts(status: status)))
            case .measure(let key): send(.measured(key, ExitInquiry.Reading(progress: 0, isReporting: true)))
            case .askStanding(let key): send(.stands(key, .running))
            case .endRun(let key, _): if let run = runs[key] { send(.outputEnded(key, run: run)) }
            case .remove: send(.removed(leftBehind: []))
            case .watch, .kill, .follow, .runHooks, .set, .cancel, .emit, .end: break
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
