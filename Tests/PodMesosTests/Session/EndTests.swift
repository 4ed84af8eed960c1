import PodMesos
import Testing

@Suite
struct EndTests {
    private func launched(_ changes: [String: String?] = [:]) throws -> SessionDriver {
        var driver = try SessionDriver(changes)
        driver.register()
        driver.event(.launch(sampleTask("a")))
        return driver
    }

    @Test func endsWhenAllIsAcknowledged() throws {
        var driver = try launched()
        let id = driver.send("a", .finished)
        #expect(driver.tell(.finished).end == nil)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        let end = try #require(driver.event(.acknowledged("a", id)).end)
        #expect(end == ExecutorEnd(reason: nil))
        #expect(end.exitCode == 0)
        #expect(driver.session.wakeUp == nil)
    }

    @Test func waitsForAcknowledgementsAMinuteAtMost() throws {
        var driver = try launched()
        let id = driver.send("a", .finished)
        driver.tell(.finished)
        #expect(driver.wait(.seconds(59)).end == nil)
        let actions = driver.wait(.seconds(2))
        #expect(actions.contains(.settle(id, .executorEnded)))
        #expect(actions.end?.unacknowledged.map(\.state) == [.finished])
        #expect(actions.end?.exitCode == 1)
    }

    /// The agent is gone when the work ends; so many seconds pass, in which every attempt to reach it fails.
    private func finishedWithoutAgent(for seconds: Int) throws -> SessionDriver {
        var driver = try launched()
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.send("a", .finished)
        driver.tell(.finished)
        for _ in 0..<seconds {
            driver.tell(.broken(stream: driver.stream, reason: "refused", isAbsent: true))
            driver.wait(.seconds(1))
        }
        return driver
    }

    @Test func anAgentThatIsAwayIsWaitedForUntilTheRecoveryTimeoutIsOver() throws {
        var driver = try finishedWithoutAgent(for: 15 * 60 - 1)
        #expect(driver.actions.end == nil)
        let end = try #require(driver.wait(.seconds(1)).end)
        #expect(end.reason == .recoveryTimedOut)
        #expect(end.unacknowledged.map(\.state) == [.finished])
    }

    @Test func anAgentThatComesBackHasAMinute() throws {
        var driver = try finishedWithoutAgent(for: 10 * 60)
        driver.accept()
        #expect(driver.subscribe?.states == [.finished])
        #expect(driver.wait(.seconds(25)).end == nil)
        let id = try #require(driver.subscribe?.unacknowledgedUpdates.first?.status.uuid)
        #expect(driver.event(.acknowledged("a", id)).end == ExecutorEnd(reason: nil))

        driver = try finishedWithoutAgent(for: 10 * 60)
        driver.accept()
        // It is asked once more, and is silent again.
        driver.wait(.seconds(31))
        driver.accept()
        #expect(driver.wait(.seconds(28)).end == nil)
        #expect(driver.wait(.seconds(2)).end?.unacknowledged.map(\.state) == [.finished])
    }

    @Test func anAgentThatComesAndGoesIsNotWaitedForWithoutEnd() throws {
        var driver = try finishedWithoutAgent(for: 1)
        for _ in 0..<32 where driver.actions.end == nil {
            driver.accept()
            driver.wait(.seconds(20))
            driver.tell(.broken(stream: driver.stream, reason: "closed", isAbsent: false))
            driver.wait(.seconds(15))
        }
        #expect(driver.actions.end?.unacknowledged.map(\.state) == [.finished])
    }

    @Test func whoIsAskedToEndDoesNotWaitForAnAgentThatIsAway() throws {
        var driver = try finishedWithoutAgent(for: 120)
        driver.tell(.shutDown)
        #expect(driver.actions.end == nil)
        #expect(driver.wait(.seconds(5)).end?.reason == .local)
    }

    @Test func aTaskThatComesWhenTheWorkIsDoneIsRefused() throws {
        var driver = try launched()
        let first = driver.send("a", .finished)
        driver.tell(.finished)
        #expect(driver.event(.launch(sampleTask("b"))).events.isEmpty)
        #expect(driver.event(.launchGroup([sampleTask("c")])).events.isEmpty)
        #expect(driver.event(.kill("b", nil)).isEmpty)
        driver.event(.acknowledged("a", first))
        for (task, state) in [("a", TaskState.finished), ("b", .failed), ("c", .failed)] as [(TaskID, TaskState)] {
            let status = try #require(driver.actions.updates.last)
            #expect(status.taskID == task && status.state == state)
            if task != "a" { #expect(status.message?.hasPrefix("this executor has done its work and ends") == true) }
            let id = try #require(status.uuid)
            driver.tell(.answered(post: driver.post, status: 202, message: ""))
            driver.event(.acknowledged(task, id))
        }
        #expect(driver.actions.end == ExecutorEnd(reason: nil))
    }

    @Test func aTaskThatTheWorkNeverHeardOfIsRefused() throws {
        var driver = try launched()
        let status = try #require(driver.tell(.finished).updates.first)
        #expect(status.taskID == "a" && status.state == .failed)
        #expect(driver.actions.end == nil)
    }

    @Test func aShutdownComesOnceAndEndsByForce() throws {
        var driver = try launched()
        #expect(
            driver.event(.shutdown) == [.deliver(.shutdown(Shutdown(reason: .requested, gracePeriod: .seconds(5))))]
        )
        #expect(driver.event(.shutdown).isEmpty)
        #expect(driver.tell(.shutDown).isEmpty)
        #expect(driver.wait(.seconds(4)).isEmpty)
        #expect(driver.wait(.milliseconds(600)) == [.cancelWork])
        #expect(driver.wait(.milliseconds(500)) == [.overrun])
        #expect(driver.tell(.finished).end?.reason == .requested)
    }

    @Test func aShutdownLeavesTimeForAcknowledgementsAndNoMore() throws {
        var driver = try launched()
        driver.event(.shutdown)
        driver.send("a", .killed)
        driver.tell(.finished)
        let actions = driver.wait(.seconds(5))
        #expect(actions.end?.unacknowledged.count == 1)
        #expect(!actions.contains(.overrun))
    }

    @Test func anAgentThatTakesAllAndAcknowledgesNothingIsLeft() throws {
        var driver = try launched(["MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD": "1mins"])
        driver.event(.shutdown)
        driver.send("a", .killed)
        driver.tell(.finished)
        #expect(driver.wait(.seconds(20)).end == nil)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.wait(.milliseconds(4900)).end == nil)
        #expect(driver.wait(.milliseconds(100)).end?.unacknowledged.map(\.state) == [.killed])
    }

    @Test func aShutdownWithAllAcknowledgedIsAGoodEnd() throws {
        var driver = try launched()
        driver.tell(.shutDown)
        let id = driver.send("a", .killed)
        driver.tell(.finished)
        #expect(driver.event(.acknowledged("a", id)).end?.exitCode == 0)
    }

    @Test func nothingIsLaunchedAfterAShutdownButKillsGoOn() throws {
        var driver = try launched()
        driver.event(.shutdown)
        #expect(driver.event(.launch(sampleTask("b"))).isEmpty)
        #expect(driver.event(.launchGroup([sampleTask("b")])).isEmpty)
        #expect(driver.event(.kill("a", nil)).events == [.kill("a", nil)])
    }

    @Test func updatesAfterTheEndAreNotWaitedFor() throws {
        var driver = try SessionDriver()
        driver.register()
        driver.tell(.finished)
        let id = UpdateID()
        #expect(driver.tell(.send(TaskStatus("a", .running), id)) == [.settle(id, .executorEnded)])
        #expect(driver.tell(.tick).isEmpty)
    }

    @Test func updatesWithoutAnAgentAreNotWaitedFor() throws {
        var driver = try launched()
        let first = driver.send("a", .running)
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.wait(.milliseconds(250))
        let actions = driver.tell(.responded(stream: 2, status: 415, message: "no"))
        #expect(actions.contains(.settle(first, .executorEnded)))
        let second = UpdateID()
        #expect(driver.tell(.send(TaskStatus("a", .killed), second)) == [.settle(second, .executorEnded)])
        #expect(driver.tell(.finished).end?.unacknowledged.map(\.state) == [.running, .killed])
    }
}
