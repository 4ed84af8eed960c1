import PodMesos
import Testing

@Suite
struct TaskTests {
    private func registered() throws -> SessionDriver {
        var driver = try SessionDriver()
        driver.register()
        return driver
    }

    @Test func aTaskIsRecordedBeforeItIsLaunched() throws {
        var driver = try registered()
        #expect(driver.event(.launch(sampleTask("a"))).events == [.launch(sampleTask("a"))])
        driver.event(.launchGroup([sampleTask("b"), sampleTask("c")]))
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.wait(.milliseconds(250))
        #expect(driver.subscribe?.unacknowledgedTasks == [sampleTask("a"), sampleTask("b"), sampleTask("c")])
    }

    @Test func aTaskIsLaunchedOnce() throws {
        var driver = try registered()
        driver.event(.launch(sampleTask("a")))
        #expect(driver.event(.launch(sampleTask("a"))).isEmpty)
        #expect(
            driver.event(.launchGroup([sampleTask("a"), sampleTask("b")])).events == [.launchGroup([sampleTask("b")])]
        )
    }

    @Test func anIdentifierCanBeUsedAgain() throws {
        var driver = try registered()
        driver.event(.launch(sampleTask("a")))
        let finished = driver.send("a", .finished)
        #expect(driver.event(.launch(sampleTask("a"))).events == [.launch(sampleTask("a"))])
        driver.event(.acknowledged("a", finished))
        // The acknowledgement was the older task's.
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.wait(.milliseconds(250))
        #expect(driver.subscribe?.tasks == ["a"])
        driver.accept()
        let second = driver.send("a", .finished)
        driver.event(.acknowledged("a", second))
        driver.event(.launch(sampleTask("a")))
        #expect(driver.actions.events.count { $0 == .launch(sampleTask("a")) } == 3)
    }

    @Test func killsReachOnlyTasksThatLive() throws {
        var driver = try registered()
        driver.event(.launch(sampleTask("a")))
        let policy = KillPolicy(gracePeriod: .seconds(3))
        #expect(driver.event(.kill("a", policy)).events == [.kill("a", policy)])
        #expect(driver.event(.kill("a", nil)).events == [.kill("a", nil)])
        let id = driver.send("a", .killed)
        #expect(driver.event(.kill("a", nil)).isEmpty)
        driver.event(.acknowledged("a", id))
        #expect(driver.event(.kill("a", nil)).isEmpty)
    }

    @Test func aTaskKilledBeforeItsLaunchIsReported() throws {
        var driver = try registered()
        #expect(driver.event(.kill("lost", nil)).events == [.notLaunched(["lost"])])
        #expect(driver.actions.posted == [.killed])
        #expect(driver.event(.kill("lost", nil)).isEmpty)
    }

    @Test func aTaskThatCannotBeReadIsReported() throws {
        var driver = try registered()
        driver.event(.launch(sampleTask("a")))
        driver.event(.unreadable(type: "LAUNCH", tasks: ["a", "b"], reason: "launch.task.name is missing"))
        #expect(driver.actions.posted == [.error])
        #expect(driver.actions.events.last == .notLaunched(["a", "b"]))
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.wait(.milliseconds(250))
        #expect(driver.subscribe?.tasks == ["a", "b"])
    }

    @Test func whatTheLibraryDoesNotKnowIsPassedOn() throws {
        var driver = try registered()
        #expect(driver.event(.unknown(type: "NEW")).events == [.unknown(type: "NEW")])
        #expect(driver.event(.message(Bytes("m"))).events == [.message(Bytes("m"))])
        #expect(driver.event(.unreadable(type: "KILL", tasks: [], reason: "")).isEmpty)
    }
}
