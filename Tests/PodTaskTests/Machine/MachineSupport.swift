import PodKit
import PodMesos
import PodTask

/// A task's machine that a test tells what happens, at times of its own.
struct TaskDriver {
    var machine: TaskMachine
    /// What it said so far.
    var actions: [TaskMachine.Action] = []

    init(defaultGrace: Duration? = nil, knowsKilling: Bool = true, _ change: (inout TaskInfo) -> Void = { _ in }) {
        var task = TaskInfo(name: "web", taskID: "web.1", agentID: "S0")
        change(&task)
        machine = TaskMachine(task: task, defaultGrace: defaultGrace)
        tell(.knowsKilling(knowsKilling))
    }

    @discardableResult
    mutating func tell(_ input: TaskMachine.Input, at seconds: Double = 0) -> [TaskMachine.Action] {
        let new = machine.handle(input, at: .seconds(seconds))
        actions += new
        return new
    }

    /// Launches the task and lets it run.
    mutating func run(at seconds: Double = 0) {
        tell(.launched, at: seconds)
        tell(.loaded(services: 2, images: 2), at: seconds)
        tell(.running(nil), at: seconds)
    }

    var updates: [TaskStatus] {
        actions.compactMap { if case .report(let status) = $0 { status } else { nil } }
    }

    var states: [TaskState] { updates.map(\.state) }
}

extension [TaskMachine.Action] {
    var stops: [TaskMachine.Action] {
        filter { if case .stop = $0 { true } else { $0 == .kill } }
    }
}
