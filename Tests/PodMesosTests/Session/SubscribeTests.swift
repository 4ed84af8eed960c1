import PodMesos
import Testing

@Suite
struct SubscribeTests {
    @Test func theFirstCallIsSubscribeWithAnEmptyMessage() throws {
        var driver = try SessionDriver()
        driver.tell(.start)
        let content = try #require(driver.subscribe)
        #expect(content.unacknowledgedTasks.isEmpty && content.unacknowledgedUpdates.isEmpty)
        #expect(driver.actions.count == 1)
    }

    @Test func tellsTheWorkOfEachSubscription() throws {
        var driver = try SessionDriver()
        driver.register()
        #expect(driver.actions.events == [.subscribed(sampleSubscription)])
    }

    @Test(arguments: [404, 500, 503])
    func asksAgainSoonWhileTheAgentStarts(_ status: Int) throws {
        var driver = try SessionDriver()
        driver.tell(.start)
        for attempt in 1...40 {
            #expect(driver.stream == attempt)
            driver.tell(.responded(stream: attempt, status: status, message: "Agent has not finished recovery"))
            #expect(driver.session.wakeUp.map { $0 - driver.now <= .milliseconds(250) } == true)
            driver.wait(.milliseconds(250))
        }
        driver.accept()
        #expect(driver.actions.events == [.subscribed(sampleSubscription)])
    }

    @Test func gapsAreAQuarterOfWhatTheAgentWaits() throws {
        var driver = try SessionDriver(["MESOS_SUBSCRIPTION_BACKOFF_MAX": "200ms"])
        driver.tell(.start)
        driver.tell(.broken(stream: 1, reason: "refused", isAbsent: true))
        #expect(driver.session.wakeUp == driver.now + .milliseconds(50))
    }

    @Test func givesUpRegisteringWhenTheAgentDoes() throws {
        var driver = try SessionDriver()
        driver.tell(.start)
        while driver.actions.shutdown == nil, driver.stream < 1000 {
            driver.tell(.broken(stream: driver.stream, reason: "refused", isAbsent: true))
            driver.wait(.milliseconds(250))
        }
        #expect(driver.actions.shutdown == .notRegistered)
        #expect(driver.stream >= 60 * 4)
        let count = driver.stream
        driver.wait(.milliseconds(100))
        #expect(driver.stream == count)
        #expect(driver.tell(.finished).end == ExecutorEnd(reason: .notRegistered))
    }

    @Test(arguments: [400, 401, 403])
    func aRefusalIsFinalOnlyAfterAWhile(_ status: Int) throws {
        var driver = try SessionDriver()
        driver.register()
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        let begin = driver.now
        while driver.actions.shutdown == nil, driver.stream < 1000 {
            driver.wait(.milliseconds(250))
            driver.tell(.responded(stream: driver.stream, status: status, message: "Executor cannot be found"))
        }
        #expect(driver.actions.shutdown == .refused(status: status, message: "Executor cannot be found"))
        #expect(driver.now - begin >= .seconds(2) && driver.now - begin < .seconds(4))
        #expect(driver.wait(.seconds(1)).subscriptions == 0)
        let end = try #require(driver.tell(.finished).end)
        #expect(end.exitCode == 1)
    }

    @Test(arguments: [405, 406, 415])
    func whatTheAgentWillNeverTakeIsFinalAtOnce(_ status: Int) throws {
        var driver = try SessionDriver()
        driver.tell(.start)
        driver.tell(.responded(stream: 1, status: status, message: "no"))
        #expect(driver.actions.shutdown == .refused(status: status, message: "no"))
    }

    @Test func aRefusalIsForgottenWithTheNextSubscription() throws {
        var driver = try SessionDriver()
        driver.register()
        for _ in 0..<10 {
            for _ in 0..<3 {
                driver.tell(.broken(stream: driver.stream, reason: "closed", isAbsent: false))
                driver.wait(.seconds(1))
                driver.tell(.responded(stream: driver.stream, status: 403, message: "no"))
                driver.wait(.seconds(1))
            }
            driver.accept()
        }
        #expect(driver.actions.shutdown == nil)
    }

    @Test func onlyASubscriptionEndsTheRecoveryTimeout() throws {
        var driver = try SessionDriver(["MESOS_RECOVERY_TIMEOUT": "10secs"])
        driver.register()
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        let begin = driver.now
        while driver.actions.shutdown == nil, driver.stream < 1000 {
            driver.wait(.milliseconds(250))
            // The agent accepts connections, and even opens streams, but never takes the executor.
            driver.tell(.responded(stream: driver.stream, status: driver.stream % 2 == 0 ? 503 : 200, message: ""))
            driver.tell(.broken(stream: driver.stream, reason: "closed", isAbsent: false))
        }
        #expect(driver.actions.shutdown == .recoveryTimedOut)
        #expect(driver.now - begin <= .seconds(10.5) && driver.now - begin >= .seconds(10))
    }

    @Test func anAgentThatIsAwayIsToldOnceAndOnceWhenItIsBack() throws {
        var driver = try SessionDriver()
        driver.register()
        for _ in 0..<2 {
            driver.tell(.broken(stream: driver.stream, reason: "closed", isAbsent: false))
            for attempt in 0..<1200 {
                driver.wait(.milliseconds(250))
                driver.tell(.broken(stream: driver.stream, reason: "refused", isAbsent: attempt % 2 == 0))
            }
            driver.wait(.seconds(1))
            driver.accept()
        }
        let comings = ["warning: not subscribed any more: closed", "info: subscribed at 127.0.0.1:5051 again"]
        #expect(driver.logged == ["info: subscribed at 127.0.0.1:5051"] + comings + comings)
    }

    @Test func timesLongerThanAnyClockCountsAreWaitedFor() throws {
        let longest = "\(Int64.max)ns"
        var driver = try SessionDriver([
            "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD": longest, "MESOS_RECOVERY_TIMEOUT": longest,
            "MESOS_SUBSCRIPTION_BACKOFF_MAX": longest,
        ])
        driver.register()
        driver.event(.launch(sampleTask("a")))
        driver.tell(.broken(stream: driver.stream, reason: "closed", isAbsent: false))
        driver.wait(.seconds(1200))
        #expect(driver.actions.shutdown == nil)
        driver.accept()
        driver.event(.shutdown)
        #expect(driver.actions.shutdown == .requested)
        driver.wait(.seconds(1200))
        driver.send("a", .killed)
        driver.tell(.finished)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.wait(.seconds(10)).end != nil)
    }

    @Test func aSubscriptionInTimeStopsTheRecoveryTimeout() throws {
        var driver = try SessionDriver(["MESOS_RECOVERY_TIMEOUT": "10secs"])
        driver.register()
        for _ in 0..<5 {
            driver.tell(.broken(stream: driver.stream, reason: "closed", isAbsent: false))
            driver.wait(.seconds(9))
            driver.accept()
        }
        #expect(driver.wait(.seconds(30)).shutdown == nil)
    }

    @Test func withoutCheckpointingALostAgentIsAShutdown() throws {
        var driver = try SessionDriver(["MESOS_CHECKPOINT": "0"])
        driver.register()
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        #expect(
            driver.actions.events.suffix(2) == [
                .disconnected(reason: "closed"),
                .shutdown(Shutdown(reason: .agentLost, gracePeriod: .seconds(5))),
            ]
        )
    }

    @Test func withoutCheckpointingAnAbsentAgentEndsTheWaitingForAcknowledgements() throws {
        var driver = try SessionDriver(["MESOS_CHECKPOINT": "0"])
        driver.register()
        driver.event(.launch(sampleTask("a")))
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        let killed = driver.send("a", .killed)
        driver.tell(.finished)
        driver.wait(.milliseconds(250))
        let actions = driver.tell(.broken(stream: 2, reason: "refused", isAbsent: true))
        #expect(actions.contains(.settle(killed, .executorEnded)))
        #expect(actions.end?.unacknowledged.map(\.state) == [.killed])
    }

    @Test func eventsOfAnOlderStreamAreIgnored() throws {
        var driver = try SessionDriver()
        driver.register()
        driver.event(.error("please subscribe again"))
        driver.wait(.milliseconds(250))
        #expect(driver.stream == 2)
        #expect(driver.tell(.event(stream: 1, .launch(sampleTask("a")))).isEmpty)
        #expect(driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false)).isEmpty)
        driver.accept()
        #expect(driver.subscribe?.tasks == [])
    }

    @Test func aStreamWithoutAFirstEventIsLeft() throws {
        var driver = try SessionDriver()
        driver.tell(.start)
        driver.tell(.responded(stream: 1, status: 200, message: ""))
        #expect(driver.wait(.seconds(11)).subscriptions == 1)
    }

    @Test func aSilentStreamIsLeftAndAHeartbeatKeepsIt() throws {
        var driver = try SessionDriver()
        driver.register()
        for _ in 0..<10 {
            let actions = driver.wait(.seconds(30 * 60))
            #expect(actions.subscriptions == 0)
            driver.tell(.answered(post: driver.post, status: 202, message: ""))
            driver.event(.heartbeat)
        }
        let heartbeats = driver.actions.filter {
            if case .post(_, _, let call) = $0 { call.type == .heartbeat } else { false }
        }
        #expect(heartbeats.count == 10)
        #expect(driver.wait(.seconds(66 * 60)).subscriptions == 1)
    }

    @Test func alternatesWithTCPWhereTheSocketIsGone() throws {
        let socket = AgentEndpoint.unix(path: "/run/agent.sock")
        let tcp = AgentEndpoint.tcp(host: "127.0.0.1", port: 5051)
        var driver = try SessionDriver(endpoints: [socket, tcp])
        driver.tell(.start)
        for _ in 0..<5 {
            driver.tell(.broken(stream: driver.stream, reason: "no such file", isAbsent: true))
            driver.wait(.milliseconds(250))
        }
        let tried = driver.actions.compactMap {
            if case .subscribe(_, let endpoint, _) = $0 { endpoint } else { nil }
        }
        #expect(tried == [socket, socket, socket, tcp, socket, tcp])
        driver.accept()
        driver.event(.launch(sampleTask("a")))
        driver.send("a", .starting)
        let posts = driver.actions.compactMap {
            if case .post(_, let endpoint, _) = $0 { endpoint } else { nil }
        }
        #expect(posts == [tcp])
    }

    @Test func shutdownCanBeTheFirstEvent() throws {
        var driver = try SessionDriver()
        driver.tell(.start)
        driver.tell(.responded(stream: 1, status: 200, message: ""))
        driver.event(.shutdown)
        #expect(driver.actions.shutdown == .requested)
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        let end = try #require(driver.tell(.finished).end)
        #expect(end.exitCode == 0)
    }
}
