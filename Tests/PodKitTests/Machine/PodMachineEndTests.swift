import PodDocker
import PodKit
import Testing

@Suite("Machine: restart, stop and removal")
struct PodMachineEndTests {
    typealias Life = PodMachine.ContainerLife

    func running(_ containers: [Life], networks: [String] = []) -> MachineScript {
        var script = MachineScript(containers, networks: networks)
        script.begin()
        script.settle()
        return script
    }

    @Test("dependents stop before what they depend on; the infra container gets no signal")
    func reverseOrder() throws {
        var script = running([
            Life(key: "infra", isInfra: true),
            Life(key: "db", startAfter: [StartCondition("infra")]),
            Life(key: "app", startAfter: [StartCondition("infra"), StartCondition("db")]),
        ])
        script.log = []
        script.send(.stop(grace: nil))
        #expect(script.pending == [.signalStop("app")])
        script.settle()
        let order = script.log
        let signals = order.filter { if case .signalStop = $0 { true } else { false } }
        #expect(signals == [.signalStop("app"), .signalStop("db")])
        #expect(!order.contains(.signalStop("infra")))
        #expect(order.last == .remove)
        #expect(try #require(script.end).outcome == .stopped)
    }

    @Test("a container that ignores its signal is killed when its grace is over")
    func graceOver() throws {
        var script = running([Life(key: "deaf", stopGrace: .seconds(3))])
        script.send(.stop(grace: nil))
        #expect(script.timers[.grace("deaf")] == .seconds(3))
        script.settle { $0 == .signalStop("deaf") }
        script.fire(.grace("deaf"))
        #expect(script.log.contains(.kill("deaf")))
        script.settle()
        #expect(script.end != nil)
    }

    @Test("a container that ignores its signal leaves those it depends on a third of the pod's time")
    func hurry() {
        var script = running([
            Life(key: "store"), Life(key: "app", startAfter: [StartCondition("store")]),
            Life(key: "deaf", startAfter: [StartCondition("app")]),
        ])
        script.send(.stop(grace: .seconds(6)))
        script.settle { $0 == .signalStop("deaf") }
        #expect(script.timers[.hurry] == .seconds(4))
        #expect(!script.log.contains(.signalStop("app")))
        script.fire(.hurry)
        #expect(script.log.contains(.signalStop("app")) && script.log.contains(.signalStop("store")))
        #expect(script.timers[.grace("store")] == .seconds(6))
        #expect(!script.log.contains(.kill("deaf")))
        script.settle { $0 == .signalStop("deaf") }
        script.fire(.stop)
        #expect(script.log.filter { if case .kill = $0 { true } else { false } } == [.kill("deaf")])
        script.settle()
        #expect(script.end != nil)
        #expect(script.timers[.hurry] == nil)
    }

    @Test("a start that the engine's restart has cut off is tried again, and given up when the pod stops")
    func retriedStart() {
        var script = running([Life(key: "web", restart: RestartRule(.always))], networks: ["front"])
        script.die("web", 1)
        script.fire(.restart("web"))
        #expect(script.pending == [.start("web")])
        script.pending = []
        script.send(.startFailed("web", PodFailure(.engine, "gone"), isEngineGone: true))
        #expect(script.end == nil && script.timers[.restart("web")] != nil)
        script.fire(.restart("web"))
        #expect(script.pending == [.start("web")])
        script.pending = []
        script.send(.startFailed("web", PodFailure(.engine, "gone"), isEngineGone: true))
        script.send(.stop(grace: nil))
        #expect(script.timers[.restart("web")] == nil)
        script.settle()
        #expect(script.end?.outcome == .stopped)
    }

    @Test("a start is tried again only for as long as the engine may be gone, and never in a launch")
    func startGivenUp() throws {
        var script = running([Life(key: "web", restart: RestartRule(.always))])
        script.die("web", 1)
        while script.end == nil, script.now < .seconds(120) {
            script.fire(.restart("web"))
            script.settle { $0 == .start("web") }
            guard let index = script.pending.firstIndex(of: .start("web")) else { break }
            script.pending.remove(at: index)
            script.send(.startFailed("web", PodFailure(.engine, "gone"), isEngineGone: true))
            script.settle()
        }
        #expect(script.now >= .seconds(60) && script.now < .seconds(62))
        guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
        #expect(failure.kind == .engine)

        var launch = MachineScript([Life(key: "web")])
        launch.begin()
        launch.settle { $0 == .start("web") }
        launch.pending = []
        launch.send(.startFailed("web", PodFailure(.engine, "gone"), isEngineGone: true))
        launch.settle()
        #expect(launch.end?.outcome == .failed(PodFailure(.engine, "gone")))
    }

    @Test("a creation that hangs is not waited for at the end, but looked for", arguments: [false, true])
    func hangingCreation(isKilled: Bool) throws {
        var script = MachineScript([Life(key: "web")], networks: ["front"])
        script.begin()
        script.settle { $0 == .create(.container("web")) }
        script.send(isKilled ? .kill : .stop(grace: nil))
        if !isKilled {
            #expect(!script.log.contains(.remove))
            script.fire(.creation)
        }
        #expect(script.log.contains(.remove))
        script.send(.created(.container("web")))
        #expect(script.end == nil && !script.log.contains(.start("web")))
        script.settle { $0 == .create(.container("web")) }
        #expect(try #require(script.end).leftBehind == [])
    }

    @Test("a second stop can only shorten the grace")
    func shrinkingGrace() {
        var script = running([Life(key: "deaf", stopGrace: .seconds(60))])
        script.send(.stop(grace: .seconds(10)))
        #expect(script.timers[.stop] == .seconds(10))
        #expect(script.timers[.grace("deaf")] == .seconds(10))
        script.send(.stop(grace: .seconds(30)), after: .seconds(1))
        #expect(script.timers[.stop] == .seconds(10))
        script.send(.stop(grace: .seconds(2)), after: .seconds(1))
        #expect(script.timers[.stop] == .seconds(4))
        script.fire(.stop)
        #expect(script.log.contains(.kill("deaf")))
    }

    @Test("a kill during the launch waits for what the engine is doing, then removes it")
    func killDuringLaunch() throws {
        var script = MachineScript([Life(key: "a"), Life(key: "b", startAfter: [StartCondition("a")])])
        script.begin()
        script.settle { $0 == .create(.container("b")) || $0 == .start("a") }
        script.send(.kill)
        #expect(script.end == nil)
        script.settle()
        #expect(try #require(script.end).outcome == .stopped)
        #expect(script.log.contains(.remove))
        #expect(!script.log.contains(.start("b")))
        #expect(!script.log.contains(.signalStop("a")), "a kill does not ask")
    }

    @Test("what cannot be removed is named at the end")
    func leftBehind() throws {
        var script = running([Life(key: "web", name: "pod-web-1")])
        script.send(.stop(grace: nil))
        script.settle { $0 == .remove }
        script.send(.removed(leftBehind: ["container pod-web-1: the engine is busy"]))
        #expect(try #require(script.end).leftBehind == ["container pod-web-1: the engine is busy"])
    }

    @Test("the pod finishes when its essential containers have, and takes the others with it")
    func sidecars() throws {
        var script = running([Life(key: "job"), Life(key: "sidecar", isEssential: false)])
        script.die("job", 0)
        script.settle()
        #expect(script.log.contains(.signalStop("sidecar")))
        #expect(try #require(script.end).outcome == .finished)
    }

    @Test("a restart waits longer each time, and begins anew after a long run")
    func backOff() {
        var script = running([Life(key: "flaky", restart: RestartRule(.onFailure))])
        for expected in [100, 200, 400, 800] {
            script.die("flaky", 1)
            #expect(script.timers[.restart("flaky")] == script.now + .milliseconds(expected))
            script.fire(.restart("flaky"))
            script.settle()
        }
        script.die("flaky", 1, after: .seconds(11))
        #expect(script.timers[.restart("flaky")] == script.now + .milliseconds(100))
        #expect(script.end == nil)
    }

    @Test("the pod fails when no restart is left")
    func restartsExhausted() throws {
        var script = running([Life(key: "flaky", restart: RestartRule(.onFailure, maximumAttempts: 2))])
        for _ in 0..<2 {
            script.die("flaky", 7)
            script.fire(.restart("flaky"))
            script.settle()
        }
        script.die("flaky", 7)
        script.settle()
        guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
        #expect(failure.exit?.status == 7)
    }

    @Test("a stop while a restart is due ends the wait")
    func stopDuringBackOff() throws {
        var script = running([Life(key: "flaky", restart: RestartRule(.always))])
        script.die("flaky", 0)
        script.send(.stop(grace: nil))
        script.settle()
        #expect(script.timers[.restart("flaky")] == nil)
        #expect(try #require(script.end).outcome == .stopped)
    }

    @Test("a container that turns unhealthy, vanishes or ends for want of memory fails the pod")
    func failures() throws {
        let killed = ExitInquiry.Facts(memory: MemoryAccount(kill: OutOfMemory(.pod, limit: 1 << 20)))
        let cases: [(PodFailure.Kind, (inout MachineScript) -> Void)] = [
            (.unhealthy, { $0.send(.health("web", isHealthy: false)) }),
            (.removed, { $0.send(.vanished("web")) }),
            (.outOfMemory, { $0.die("web", 137, facts: killed) }),
            (.exit, { $0.die("web", 139) }),
        ]
        for (kind, happen) in cases {
            var script = running([Life(key: "web", service: "site"), Life(key: "other")])
            happen(&script)
            script.settle()
            guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
            #expect(failure.kind == kind)
            #expect(failure.service == "site" && failure.container == "web")
            #expect(script.log.contains(.signalStop("other")) && script.log.contains(.remove))
        }
    }

    @Test("whatever happens and in whichever order, the machine ends and leaves nothing", arguments: 0..<200)
    func anyOrder(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var script = MachineScript(
            [
                Life(key: "infra", isInfra: true),
                Life(key: "db", createAfter: ["infra"], startAfter: [StartCondition("infra")], hasHealthcheck: true),
                Life(
                    key: "init",
                    createAfter: ["infra"],
                    startAfter: [StartCondition("infra"), StartCondition("db", .healthy)]
                ),
                Life(
                    key: "web",
                    createAfter: ["infra"],
                    startAfter: [StartCondition("infra"), StartCondition("init", .completed)],
                    restart: RestartRule(.always)
                ),
            ],
            networks: ["n"],
            launchTimeout: .seconds(60)
        )
        script.begin()
        for step in 0..<600 where script.end == nil {
            if step == 300 { script.send(.kill) }
            disturb(&script, &random)
            guard !script.pending.isEmpty else { continue }
            let action = script.pending.remove(at: Int(random.next() % UInt64(script.pending.count)))
            switch action {
            case .create(let resource) where random.next() % 20 == 0:
                script.send(.createFailed(resource, PodFailure(.launch, "no"), mayExist: random.next() % 2 == 0))
            case .start(let key) where random.next() % 20 == 0:
                let isEngineGone = random.next() % 2 == 0
                script.send(.startFailed(key, PodFailure(.launch, "no"), isEngineGone: isEngineGone))
            case .signalStop where random.next() % 2 == 0: break
            case .watch where random.next() % 4 == 0: script.send(.watchEnded(PodFailure(.engine, "gone")))
            case .watch: script.send(.watching)
            default:
                script.pending.insert(action, at: 0)
                script.settle { $0 != action }
            }
        }
        #expect(script.end != nil, "the machine must end: \(script.log)")
        #expect(script.log.filter { $0 == .remove }.count == 1)
        let afterwards = script.log.drop { $0 != .remove }.dropFirst()
        #expect(afterwards.allSatisfy { $0 == .watch }, "\(afterwards)")
    }

    /// One thing that nobody ordered.
    private func disturb(_ script: inout MachineScript, _ random: inout SplitMix) {
        switch random.next() % 28 {
        case 0: script.send(.health("db", isHealthy: true))
        case 1: script.die("init", Int(random.next() % 2), after: .milliseconds(5))
        case 2: script.die("web", 1, after: .milliseconds(5))
        case 3: if let timer = script.timers.keys.sorted(by: { "\($0)" < "\($1)" }).first { script.fire(timer) }
        case 4 where random.next() % 8 == 0: script.send(.stop(grace: .seconds(5)))
        case 5: script.send(.startSeen("web", at: Timestamp(seconds: script.clock + 1)))
        case 6: script.send(.watchEnded(random.next() % 2 == 0 ? nil : PodFailure(.engine, "gone")))
        default: break
        }
    }
}

/// A small generator, so that a failing seed fails again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
