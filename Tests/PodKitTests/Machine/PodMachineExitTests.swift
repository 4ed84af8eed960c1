import PodDocker
import PodKit
import Testing

@Suite("Machine: exits, breaks of the engine, and starts by somebody else")
struct PodMachineExitTests {
    typealias Life = PodMachine.ContainerLife
    typealias Death = PodMachine.Death

    func running(_ containers: [Life]) -> MachineScript {
        var script = MachineScript(containers)
        script.begin()
        script.settle()
        return script
    }

    func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test("a death that the engine tells again after its restart is one death")
    func toldTwice() {
        var script = running([Life(key: "web", restart: RestartRule(.onFailure, maximumAttempts: 1))])
        script.send(.died("web", Death(status: 137, time: time(2000))))
        script.settle()
        script.fire(.restart("web"))
        script.settle()
        // The engine has written its own time of the same end, and the event comes again.
        script.send(.died("web", Death(status: 137, time: time(1999), duringEngineLoss: true)))
        script.send(.died("web", Death(status: 137, time: time(2000))))
        script.settle()
        #expect(script.end == nil)
        #expect(script.kinds.filter { $0 == .exited }.count == 1)
        script.send(.died("web", Death(status: 137, time: time(2010))))
        script.settle()
        #expect(script.end != nil)
    }

    @Test("a death that was caught up with is not told again by an event from before")
    func caughtUpFirst() {
        var script = running([Life(key: "web", restart: RestartRule(.onFailure, maximumAttempts: 1))])
        script.send(.died("web", Death(status: 1, time: time(2000), heardUntil: time(2005), duringEngineLoss: true)))
        script.settle()
        script.fire(.restart("web"))
        script.settle()
        script.send(.died("web", Death(status: 1, time: time(2001))))
        #expect(script.kinds.filter { $0 == .exited }.count == 1)
        #expect(script.end == nil)
    }

    @Test("a container that somebody else restarts is followed, and its later death is seen")
    func restartedElsewhere() throws {
        var script = running([Life(key: "web"), Life(key: "other")])
        // docker restart: the end and the start come before the end has been looked into.
        script.send(.died("web", Death(status: 137, time: time(2000))))
        script.send(.startSeen("web", at: time(2001)))
        script.settle()
        #expect(script.end == nil)
        #expect(script.kinds.suffix(2) == [.exited, .started])
        #expect(script.log.contains(.follow("web", run: 2)))
        script.send(.died("web", Death(status: 137, time: time(2010))))
        script.settle()
        guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
        #expect(failure.container == "web")
    }

    @Test("a container that has completed and is started again by hand is followed; an old start is not")
    func startedByHand() {
        var script = running([Life(key: "job", isEssential: false), Life(key: "web")])
        script.die("job", 0)
        script.send(.startSeen("job", at: time(1000)))
        #expect(!script.log.contains(.follow("job", run: 2)))
        script.send(.startSeen("job", at: time(5000)))
        #expect(script.log.contains(.follow("job", run: 2)))
        #expect(script.end == nil)
    }

    @Test("the end of a container is told when its output has been read, however long that takes")
    func outputFirst() {
        var script = running([Life(key: "web")])
        script.send(.died("web", Death(status: 0, time: time(2000))))
        let isExamination = { (action: PodMachine.Action) in if case .examine = action { true } else { false } }
        #expect(!script.log.contains(where: isExamination))
        // It is being read, and comes on.
        for progress in 1...3 {
            script.fire(.exit("web"))
            script.pending = []
            script.send(.measured("web", ExitInquiry.Reading(progress: progress, isReporting: true)))
            #expect(!script.log.contains(where: isExamination))
        }
        // An observer that takes nothing any more is not waited for.
        script.fire(.exit("web"))
        script.pending = []
        script.send(.measured("web", ExitInquiry.Reading(progress: 3, isReporting: true)))
        #expect(script.log.contains(where: isExamination))
        script.send(.examined("web", ExitInquiry.Facts()))
        script.settle()
        #expect(script.end?.outcome == .finished)
    }

    @Test("the infra container that ends with the engine says so")
    func engineShutDown() throws {
        var script = running([Life(key: "infra", isInfra: true), Life(key: "web")])
        script.send(.watchEnded(nil))
        script.fire(.watch)
        script.send(.died("infra", Death(status: 0, time: time(2000), duringEngineLoss: true)))
        script.settle()
        guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
        #expect(failure.kind == .engine)
        #expect(failure.message.contains("shut down"))
    }

    @Test("an engine that is away is waited for, and then given up")
    func engineAway() throws {
        var script = running([Life(key: "web")])
        script.send(.watchEnded(PodFailure(.engine, "no engine")))
        #expect(script.timers[.engine] == .seconds(60) && script.timers[.watch] == .milliseconds(200))
        script.send(.watching, after: .seconds(10))
        #expect(script.timers[.engine] == nil && script.end == nil)
        script.send(.watchEnded(PodFailure(.engine, "no engine")))
        for _ in 0..<3 {
            script.fire(.watch)
            script.send(.watchEnded(PodFailure(.engine, "no engine")))
        }
        script.fire(.engine)
        script.settle()
        #expect(script.end?.outcome == .failed(PodFailure(.engine, "no engine")))
    }

    @Test("a failed hook ends the pod, unless its container has ended: then that is the reason")
    func hooks() throws {
        let life = Life(key: "web", restart: RestartRule(.always), hasHooks: true)
        let failure = PodFailure(.launch, "a post_start hook failed")
        var script = running([life])
        #expect(script.log.contains(.runHooks("web")))
        script.send(.hookFailed("web", failure))
        script.settle()
        #expect(script.end == nil)
        script.fire(.hook("web"))
        script.settle()
        #expect(script.end?.outcome == .failed(failure))

        var ending = running([life])
        ending.send(.hookFailed("web", failure))
        ending.settle()
        ending.die("web", 1)
        #expect(ending.timers[.hook("web")] == nil)
        #expect(ending.end == nil && ending.timers[.restart("web")] != nil)

        var unknown = running([life])
        unknown.send(.hookFailed("web", failure))
        unknown.pending = []
        unknown.send(.stands("web", .unknown))
        #expect(unknown.kinds.last == .warning && unknown.timers[.hook("web")] == nil)
    }
}
