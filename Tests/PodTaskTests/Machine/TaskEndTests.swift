import PodKit
import PodMesos
import PodTask
import Testing

@Suite("The end of a task, as a state machine")
struct TaskEndTests {
    @Test("the grace period is the kill's, else the task's, else the operator's, else the services' own")
    func grace() {
        func stops(
            _ policy: KillPolicy?,
            defaultGrace: Duration? = nil,
            _ change: (inout TaskInfo) -> Void = { _ in }
        ) -> [TaskMachine.Action] {
            var task = TaskDriver(defaultGrace: defaultGrace, change)
            task.run()
            return task.tell(.kill(policy)).stops
        }
        let own: (inout TaskInfo) -> Void = { $0.killPolicy = KillPolicy(gracePeriod: .seconds(5)) }
        #expect(stops(KillPolicy(gracePeriod: .seconds(2)), own) == [.stop(grace: .seconds(2))])
        #expect(stops(KillPolicy(gracePeriod: nil), own) == [.stop(grace: .seconds(5))])
        #expect(stops(nil, defaultGrace: .seconds(9)) == [.stop(grace: .seconds(9))])
        #expect(stops(nil) == [.stop(grace: nil)])
        #expect(stops(KillPolicy(gracePeriod: .zero)) == [.kill])
    }

    @Test("another kill can only shorten the time, counted from the first")
    func shrinking() {
        var task = TaskDriver()
        task.run()
        task.tell(.kill(KillPolicy(gracePeriod: .seconds(30))), at: 10)
        #expect(task.tell(.kill(KillPolicy(gracePeriod: .seconds(40))), at: 11).isEmpty)
        #expect(task.tell(.kill(nil), at: 11).isEmpty)
        #expect(task.tell(.kill(KillPolicy(gracePeriod: .seconds(20))), at: 12) == [.stop(grace: .seconds(18))])
        #expect(task.tell(.kill(KillPolicy(gracePeriod: .seconds(5))), at: 16) == [.kill])
        #expect(task.states.count { $0 == .killing } == 1)
    }

    @Test("KILLING is only for frameworks that know it")
    func killing() {
        var task = TaskDriver(knowsKilling: false)
        task.run()
        task.tell(.kill(nil))
        task.tell(.ended(PodResult(outcome: .stopped)))
        #expect(task.states == [.starting, .running, .killed])
    }

    @Test("a kill during the launch ends as KILLED and says so, and no RUNNING follows")
    func duringLaunch() {
        var task = TaskDriver()
        task.tell(.launched)
        task.tell(.kill(nil))
        task.tell(.running(nil))
        task.tell(.ended(PodResult(outcome: .stopped)))
        #expect(task.states == [.starting, .killing, .killed])
        #expect(task.updates.last?.reason == .killedDuringLaunch)
    }

    @Test(
        "a shutdown leaves time to remove and to report, and shortens a kill",
        arguments: [(5.0, 3.5), (60, 55), (1, 0)]
    )
    func shutdown(_ period: Double, _ grace: Double) {
        var task = TaskDriver()
        task.run()
        task.tell(.kill(KillPolicy(gracePeriod: .seconds(300))))
        let shutdown = Shutdown(reason: .requested, gracePeriod: .seconds(period))
        #expect(task.tell(.shutdown(shutdown)) == [grace == 0 ? .kill : .stop(grace: .seconds(grace))])
        task.tell(.ended(PodResult(outcome: .stopped)))
        #expect(task.updates.last?.state == .killed)
    }

    @Test("a task that takes too long is killed at once and FAILED")
    func completion() {
        var task = TaskDriver { $0.maxCompletionTime = DurationInfo(.seconds(60)) }
        #expect(task.tell(.launched).contains(.set(.completion, after: .seconds(60))))
        task.tell(.running(nil), at: 1)
        #expect(task.tell(.fired(.completion), at: 60).stops == [.kill])
        task.tell(.ended(PodResult(outcome: .stopped)), at: 61)
        #expect(task.states == [.starting, .running, .failed])
        #expect(task.updates.last?.reason == .maxCompletionTimeReached)
    }

    @Test("a kill goes before the time that a task may take")
    func killBeforeCompletion() {
        var task = TaskDriver { $0.maxCompletionTime = DurationInfo(.seconds(60)) }
        task.run()
        task.tell(.kill(KillPolicy(gracePeriod: .seconds(30))), at: 50)
        #expect(task.tell(.fired(.completion), at: 60).isEmpty)
        task.tell(.ended(PodResult(outcome: .stopped)), at: 61)
        #expect(task.updates.last?.state == .killed)
    }

    @Test("whatever happens in whatever order, updates go forward and one is terminal", arguments: 0..<300)
    func anyOrder(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let inputs: [TaskMachine.Input] = [
            .loaded(services: 2, images: 2), .pod(PodEvent(.pulling, subject: "a")),
            .pod(PodEvent(.pulled, subject: "a")),
            .pod(PodEvent(.planned)), .running(nil), .kill(nil), .kill(KillPolicy(gracePeriod: .seconds(1))),
            .shutdown(Shutdown(reason: .requested, gracePeriod: .seconds(5))), .healthProbed(fault: "x"),
            .healthProbed(fault: nil), .checkProbed(.tcp(succeeded: true)), .fired(.progress), .fired(.completion),
            .knowsKilling(false), .invalid("a file"), .ended(PodResult(outcome: .finished)),
            .ended(PodResult(outcome: .stopped)), .ended(PodResult(outcome: .failed(PodFailure(.exit, "x")))),
        ]
        var task = TaskDriver {
            $0.healthCheck = HealthCheck(type: .tcp)
            $0.healthCheck?.tcp = HealthCheck.TCP(port: 80)
            $0.maxCompletionTime = DurationInfo(.seconds(20))
        }
        task.tell(.launched)
        for second in 0..<40 {
            guard let input = inputs.randomElement(using: &random) else { continue }
            task.tell(input, at: Double(second) / 2)
        }
        task.tell(.ended(PodResult(outcome: .stopped)), at: 100)
        let order: [TaskState] = [.starting, .running, .killing]
        let ranks = task.states.map { order.firstIndex(of: $0) ?? 3 }
        #expect(ranks == ranks.sorted(), "\(task.states)")
        #expect(task.states.count { $0.isTerminal } == 1)
        #expect(task.actions.count { $0 == .end } == 1)
        #expect(task.actions.last == .end)
    }
}

/// Random numbers that are the same for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
