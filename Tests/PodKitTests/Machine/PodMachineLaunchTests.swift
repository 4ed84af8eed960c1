import PodKit
import Testing

@Suite("Machine: launch")
struct PodMachineLaunchTests {
    typealias Life = PodMachine.ContainerLife

    let infra = Life(key: "infra", isInfra: true)

    @Test("services are created beside the start of the infra container, and started after it")
    func infraFirst() {
        let web = Life(key: "web", createAfter: ["infra"], startAfter: [StartCondition("infra")])
        var script = MachineScript([infra, web])
        script.begin()
        #expect(script.pending == [.create(.container("infra"))])
        script.pending = []
        script.send(.created(.container("infra")))
        #expect(script.pending == [.start("infra"), .create(.container("web"))])
        script.pending = []
        script.send(.created(.container("web")))
        #expect(script.pending == [], "the infra container does not run yet")
        script.send(.started("infra"))
        #expect(script.pending == [.start("web")])
        script.send(.started("web"))
        #expect(script.kinds.last == .running)
    }

    @Test("containers wait for the networks of the pod")
    func networksFirst() {
        var script = MachineScript([Life(key: "web")], networks: ["pod_default"])
        script.begin()
        #expect(script.pending == [.create(.network("pod_default"))])
        script.pending = []
        script.send(.created(.network("pod_default")))
        #expect(script.pending == [.create(.container("web"))])
    }

    @Test("a dependency is waited for until it is healthy, or has completed")
    func conditions() {
        let containers = [
            Life(key: "db", hasHealthcheck: true),
            Life(key: "migrate", startAfter: [StartCondition("db", .healthy)]),
            Life(key: "web", startAfter: [StartCondition("migrate", .completed), StartCondition("db", .healthy)]),
        ]
        var script = MachineScript(containers)
        script.begin()
        script.settle()
        #expect(script.position(of: .start("migrate")) == nil)
        script.send(.health("db", isHealthy: true))
        script.settle()
        #expect(script.position(of: .start("migrate")) != nil)
        #expect(script.position(of: .start("web")) == nil)
        script.die("migrate", 0)
        script.settle()
        #expect(script.position(of: .start("web")) != nil)
        #expect(script.kinds.contains(.running))
    }

    @Test("a health that is told before the engine has answered the start is not forgotten")
    func earlyHealth() {
        var script = MachineScript([Life(key: "db", hasHealthcheck: true)])
        script.begin()
        script.settle { $0 == .start("db") }
        script.send(.health("db", isHealthy: true))
        #expect(!script.kinds.contains(.running))
        script.settle()
        #expect(script.kinds.contains(.running))
    }

    @Test("an initialising container that fails ends the pod, and says how")
    func failedInitialisation() throws {
        let containers = [Life(key: "init"), Life(key: "web", startAfter: [StartCondition("init", .completed)])]
        var script = MachineScript(containers)
        script.begin()
        script.settle()
        script.die("init", 3)
        script.settle()
        guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
        #expect(failure.description == "init: exited with status 3")
        #expect(script.position(of: .start("web")) == nil)
        #expect(script.log.last == .remove)
    }

    @Test("an optional dependency that fails does not hold back its dependent")
    func optionalDependency() {
        let containers = [
            Life(key: "warm", isEssential: false),
            Life(key: "web", startAfter: [StartCondition("warm", .completed, required: false)]),
        ]
        var script = MachineScript(containers)
        script.begin()
        script.settle()
        script.die("warm", 1)
        script.settle()
        #expect(script.kinds.contains(.running))
        #expect(script.end == nil)
    }

    @Test("an exit that overtakes the answer to the start is not lost")
    func earlyExit() throws {
        var script = MachineScript([Life(key: "job")])
        script.begin()
        script.settle { $0 == .start("job") }
        script.die("job", 0)
        #expect(script.end == nil)
        script.settle()
        #expect(try #require(script.end).outcome == .finished)
        #expect(script.kinds.filter { $0 == .started || $0 == .exited } == [.started, .exited])
    }

    @Test("a launch that takes too long says what it waited for")
    func launchTimeout() throws {
        var script = MachineScript([Life(key: "db", hasHealthcheck: true)], launchTimeout: .seconds(30))
        script.begin()
        script.settle()
        script.fire(.launch)
        script.settle()
        guard case .failed(let failure) = try #require(script.end).outcome else { throw Unexpected() }
        #expect(failure.kind == .timeout)
        #expect(failure.message.contains("db is not healthy yet"))
    }

    @Test("what cannot be created ends the pod, and the end looks for all that it has", arguments: [false, true])
    func failedCreation(mayExist: Bool) throws {
        var script = MachineScript([Life(key: "a"), Life(key: "b")])
        script.begin()
        script.pending = []
        script.send(.created(.container("a")))
        script.settle()
        script.send(.createFailed(.container("b"), PodFailure(.launch, "no"), mayExist: mayExist))
        script.settle()
        #expect(script.log.last == .remove)
        #expect(script.end?.outcome == .failed(PodFailure(.launch, "no")))
    }

    @Test("an engine that does not answer at first ends the pod before anything is created")
    func noEngine() throws {
        var script = MachineScript([Life(key: "a")])
        #expect(script.pending == [.watch])
        script.pending = []
        script.send(.watchEnded(PodFailure(.engine, "the engine does not answer")))
        script.settle()
        #expect(script.end?.outcome == .failed(PodFailure(.engine, "the engine does not answer")))
        #expect(script.log == [.watch, .remove])
    }
}

struct Unexpected: Error {}
