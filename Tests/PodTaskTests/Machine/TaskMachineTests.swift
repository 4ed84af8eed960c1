import PodKit
import PodMesos
import PodTask
import Testing

@Suite("The task as a state machine")
struct TaskMachineTests {
    @Test("STARTING comes with the launch, RUNNING with the pod, the end after the pod's")
    func life() {
        var task = TaskDriver()
        #expect(task.tell(.launched).contains(.launch))
        #expect(task.states == [.starting])
        task.tell(.running(ContainerStatus(networkInfos: [NetworkInfo(name: "front")])))
        let last = task.tell(.ended(PodResult(outcome: .finished)))
        #expect(task.states == [.starting, .running, .finished])
        #expect(last.last == .end)
        #expect(task.updates.last?.containerStatus?.networkInfos.first?.name == "front")
        #expect(task.tell(.ended(PodResult(outcome: .finished))).isEmpty)
        #expect(task.tell(.kill(nil)).isEmpty)
    }

    @Test("where the pod can be reached is told when it is known")
    func location() {
        var task = TaskDriver()
        task.run()
        #expect(task.updates.last?.containerStatus == nil)
        #expect(task.tell(.located(nil)).isEmpty)
        let status = ContainerStatus(networkInfos: [NetworkInfo(name: "front")])
        task.tell(.located(status))
        #expect(task.updates.last?.state == .running && task.updates.last?.containerStatus == status)
        #expect(task.tell(.located(status)).isEmpty)
    }

    @Test("times that are none make the task an error", arguments: [Double.infinity, .nan, -1, 1e300])
    func strangeTimes(_ seconds: Double) {
        for path in [\HealthCheck.delaySeconds, \.intervalSeconds, \.timeoutSeconds, \.gracePeriodSeconds] {
            var task = TaskDriver {
                var check = HealthCheck(type: .command)
                check.command = CommandInfo("true")
                check[keyPath: path] = seconds
                $0.healthCheck = check
            }
            task.tell(.launched)
            #expect(task.updates.last?.reason == .taskInvalid)
        }
    }

    @Test("a time longer than any clock counts is no limit, and one that is none is over at once")
    func extremeTimes() {
        func timers(_ nanoseconds: Int64) -> [TaskMachine.Action] {
            var task = TaskDriver {
                $0.maxCompletionTime = DurationInfo(.zero)
                $0.maxCompletionTime?.nanoseconds = nanoseconds
            }
            return task.tell(.launched).filter { if case .set = $0 { true } else { false } }
        }
        #expect(timers(.max).isEmpty && timers(.max - 1).isEmpty)
        #expect(timers(.min) == [.set(.completion, after: .zero)])
        #expect(timers(1_000_000_000) == [.set(.completion, after: .seconds(1))])
        for nanoseconds in [Int64.max, .min] {
            var policy = KillPolicy(gracePeriod: .zero)
            policy.gracePeriod?.nanoseconds = nanoseconds
            var task = TaskDriver { $0.killPolicy = policy }
            task.run(at: 1)
            let stops = task.tell(.kill(nil), at: 2).stops
            #expect(stops == [nanoseconds > 0 ? .stop(grace: .nanoseconds(Int64.max)) : .kill])
            #expect(task.tell(.kill(policy), at: 3).stops.isEmpty)
            task.tell(.shutdown(Shutdown(reason: .requested, gracePeriod: .nanoseconds(nanoseconds))), at: 4)
            #expect(task.tell(.kill(KillPolicy(gracePeriod: .zero)), at: 5).stops == (nanoseconds > 0 ? [.kill] : []))
        }
    }

    @Test("progress is told at most once a second, and what is told then is the newest")
    func progress() {
        var task = TaskDriver()
        task.tell(.launched)
        #expect(task.tell(.loaded(services: 3, images: 3), at: 0.1) == [.set(.progress, after: .seconds(0.9))])
        task.tell(.pod(PodEvent(.pulling, subject: "a")), at: 0.2)
        task.tell(.pod(PodEvent(.pulling, subject: "b")), at: 0.3)
        task.tell(.fired(.progress), at: 1)
        #expect(task.updates.map(\.message) == ["reading the Compose files", "pulling 2 of 3 images"])
        #expect(task.tell(.pod(PodEvent(.pulling, subject: "a")), at: 3).isEmpty)
        task.tell(.pod(PodEvent(.pulled, subject: "a")), at: 3)
        #expect(task.updates.last?.message == "pulling 1 of 3 images")
        task.tell(.pod(PodEvent(.planned)), at: 5)
        #expect(task.updates.last?.message == "starting 3 services")
        task.tell(.running(nil), at: 5.1)
        #expect(task.tell(.fired(.progress), at: 6).isEmpty)
    }

    static let failures: [(PodFailure.Kind, TaskState, TaskStatus.Reason?)] = [
        (.invalid, .error, .taskInvalid),
        (.image, .failed, .containerLaunchFailed),
        (.launch, .failed, .containerLaunchFailed),
        (.timeout, .failed, .containerLaunchFailed),
        (.cgroup, .failed, .containerLaunchFailed),
        (.exit, .failed, nil),
        (.outOfMemory, .failed, .containerLimitationMemory),
        (.unhealthy, .failed, .healthCheckStatusUpdated),
        (.removed, .failed, nil),
        (.engine, .failed, nil),
    ]

    @Test("each failure has its state, its reason and a message", arguments: failures)
    func failure(_ kind: PodFailure.Kind, _ state: TaskState, _ reason: TaskStatus.Reason?) throws {
        var task = TaskDriver { $0.resources = [Resource("mem", 256)] }
        task.run()
        let exit = ExitReport(status: 137, lastLines: ["one", "two"])
        task.tell(.ended(PodResult(outcome: .failed(PodFailure(kind, service: "db", "went away", exit: exit)))))
        let last = try #require(task.updates.last)
        #expect(last.state == state)
        #expect(last.reason == reason)
        #expect(last.message == "db: went away; its last lines:\none\ntwo")
        #expect((last.limitation?.resources.first?.scalar?.value == 256) == (kind == .outOfMemory))
    }

    @Test("what could not be removed is in the message")
    func leftBehind() {
        var task = TaskDriver()
        task.run()
        task.tell(.ended(PodResult(outcome: .finished, leftBehind: ["network front: in use"])))
        #expect(task.updates.last?.message == "every service ended with status 0; left behind: network front: in use")
    }

    @Test("a task that cannot be run is an ERROR and launches nothing")
    func flaws() {
        var task = TaskDriver { $0.healthCheck = HealthCheck(type: .http) }
        #expect(!task.tell(.launched).contains(.launch))
        #expect(task.states == [.error])
        #expect(task.updates.last?.message == "health_check: its type is HTTP and it has no http")
    }

    @Test("a check is in every update, from the first on")
    func check() {
        var task = TaskDriver {
            $0.check = CheckInfo(type: .tcp)
            $0.check?.tcp = CheckInfo.TCP(port: 80)
        }
        task.run()
        #expect(task.actions.contains(.startProbes))
        task.tell(.checkProbed(.tcp(succeeded: true)))
        task.tell(.checkProbed(.tcp(succeeded: true)))
        task.tell(.kill(nil))
        task.tell(.ended(PodResult(outcome: .stopped)))
        #expect(task.states == [.starting, .running, .running, .killing, .killed])
        #expect(task.updates.map { $0.checkStatus?.tcp?.succeeded } == [nil, nil, true, true, true])
        #expect(task.updates.allSatisfy { $0.checkStatus?.type == .tcp })
        #expect(task.updates[2].reason == .checkStatusUpdated)
    }

    @Test("failures of the health check are told, and kill the task in the end")
    func health() {
        var task = TaskDriver {
            $0.healthCheck = HealthCheck(type: .tcp)
            $0.healthCheck?.tcp = HealthCheck.TCP(port: 80)
            $0.healthCheck?.consecutiveFailures = 2
            $0.killPolicy = KillPolicy(gracePeriod: .seconds(7))
        }
        task.run()
        #expect(task.tell(.healthProbed(fault: "refused"), at: 5).isEmpty, "the grace period of ten seconds")
        task.tell(.healthProbed(fault: nil), at: 6)
        task.tell(.healthProbed(fault: nil), at: 7)
        task.tell(.healthProbed(fault: "refused"), at: 8)
        #expect(task.updates.map(\.healthy) == [nil, nil, true, false])
        task.tell(.healthProbed(fault: nil), at: 9)
        task.tell(.healthProbed(fault: "refused"), at: 10)
        let fatal = task.tell(.healthProbed(fault: "refused"), at: 11)
        #expect(fatal.stops == [.stop(grace: .seconds(7))])
        task.tell(.ended(PodResult(outcome: .stopped)), at: 12)
        #expect(Array(task.states.suffix(3)) == [.running, .killing, .killed])
        #expect(task.updates.last?.healthy == false)
        #expect(task.updates.last?.message?.contains("refused") == true)
    }
}
