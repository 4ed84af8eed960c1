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
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.tell(.finished)
        for _ in 0..<59 {
            driver.tell(.broken(stream: driver.stream, reason: "refused", isAbsent: true))
            #expect(driver.wait(.seconds(1)).end == nil)
        }
        let actions = driver.wait(.seconds(2))
        #expect(actions.contains(.settle(id, .executorEnded)))
        #expect(actions.end?.unacknowledged.map(\.state) == [.finished])
        #expect(actions.end?.exitCode == 1)
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
        var driver = try launched()
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
