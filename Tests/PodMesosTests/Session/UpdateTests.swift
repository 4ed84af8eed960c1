import PodMesos
import Testing

@Suite
struct UpdateTests {
    private func launched(_ changes: [String: String?] = [:], _ tasks: TaskID...) throws -> SessionDriver {
        var driver = try SessionDriver(changes)
        driver.register()
        for task in tasks.isEmpty ? ["a"] : tasks { driver.event(.launch(sampleTask(task))) }
        return driver
    }

    @Test func fillsInWhatTheAgentDemands() throws {
        var driver = try launched()
        let id = driver.send("a", .starting)
        guard case .post(_, _, let call) = driver.actions.last, let status = call.update?.status else {
            Issue.record("nothing was posted")
            return
        }
        #expect(status.uuid == id)
        #expect(status.source == "SOURCE_EXECUTOR")
        #expect(status.executorID == "executor-1")
        #expect(status.timestamp == 1_763_712_000.25)
    }

    @Test func postsOneAtATimeInOrder() throws {
        var driver = try launched()
        for state in [TaskState.starting, .running, .finished] { driver.send("a", state) }
        #expect(driver.actions.posted == [.starting])
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.actions.posted == [.starting, .running])
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.actions.posted == [.starting, .running, .finished])
    }

    @Test(arguments: [404, 503])
    func retriesTheSameUpdateWhileTheAgentRecovers(_ status: Int) throws {
        var driver = try launched()
        driver.send("a", .starting)
        driver.send("a", .running)
        for _ in 0..<5 {
            driver.tell(.answered(post: driver.post, status: status, message: "Agent is recovering"))
            driver.wait(.seconds(1))
        }
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.actions.posted == Array(repeating: .starting, count: 6) + [.running])
        #expect(driver.actions.subscriptions == 1)
    }

    @Test func repostsWhenTheConnectionBreaks() throws {
        var driver = try launched()
        driver.send("a", .starting)
        driver.tell(.lost(post: driver.post, reason: "closed"))
        driver.wait(.milliseconds(250))
        #expect(driver.actions.posted == [.starting, .starting])
        #expect(driver.actions.events.count == 2)
    }

    @Test func subscribesAnewWhereTheAgentAnswersNoCalls() throws {
        var driver = try launched()
        driver.send("a", .starting)
        for _ in 0..<10 {
            driver.tell(.lost(post: driver.post, reason: "timeout"))
            driver.wait(.seconds(1))
        }
        #expect(driver.actions.subscriptions == 2)
        #expect(driver.subscribe?.states == [.starting])
    }

    @Test func anAnswerThatComesTooLateMeansNothing() throws {
        var driver = try launched()
        driver.send("a", .starting)
        let old = driver.post
        driver.tell(.lost(post: old, reason: "closed"))
        driver.wait(.milliseconds(250))
        driver.send("a", .running)
        #expect(driver.tell(.answered(post: old, status: 202, message: "")).isEmpty)
    }

    @Test func theUpdateIsSettledWhenItIsAcknowledgedAndNotBefore() throws {
        var driver = try launched()
        let id = driver.send("a", .starting)
        #expect(driver.tell(.answered(post: driver.post, status: 202, message: "")).isEmpty)
        #expect(driver.event(.acknowledged("a", id)) == [.settle(id, nil)])
        #expect(driver.event(.acknowledged("a", id)).isEmpty)
    }

    @Test func anAcknowledgementMayOvertakeTheAnswer() throws {
        var driver = try launched()
        let id = driver.send("a", .starting)
        driver.event(.acknowledged("a", id))
        driver.send("a", .running)
        #expect(driver.actions.posted == [.starting])
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.actions.posted == [.starting, .running])
    }

    @Test func aSubscriptionCarriesWhatIsNotAcknowledged() throws {
        var driver = try launched([:], "a", "b", "c")
        let first = driver.send("a", .starting)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        driver.event(.acknowledged("a", first))
        driver.send("a", .running)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        driver.send("b", .starting)
        driver.send("b", .running)
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.send("c", .starting)
        driver.wait(.milliseconds(250))
        #expect(driver.subscribe?.tasks == ["b", "c"])
        #expect(driver.subscribe?.states == [.running, .starting, .running, .starting])
        #expect(driver.subscribe?.unacknowledgedUpdates.allSatisfy { $0.status.uuid != nil } == true)
        // What is recorded while the call is under way is not in it, and posted afterwards.
        let late = driver.send("c", .running)
        let before = driver.actions.posted.count
        driver.accept()
        #expect(driver.actions.posted.dropFirst(before) == [.running])
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        #expect(driver.actions.posted.count == before + 1)
        #expect(driver.event(.acknowledged("c", late)) == [.settle(late, nil)])
    }

    @Test func nothingIsPostedWithoutASubscription() throws {
        var driver = try launched()
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        driver.send("a", .starting)
        driver.wait(.milliseconds(250))
        driver.tell(.responded(stream: 2, status: 200, message: ""))
        #expect(driver.actions.posted.isEmpty)
    }

    @Test func aCallUnderWayIsCancelledBeforeTheSubscriptionOvertakesIt() throws {
        var driver = try launched()
        driver.send("a", .starting)
        driver.tell(.broken(stream: 1, reason: "closed", isAbsent: false))
        let actions = driver.wait(.milliseconds(250))
        #expect(actions.first == .cancelPost)
        #expect(driver.subscribe?.states == [.starting])
    }

    @Test(arguments: [(403, "Executor is not subscribed"), (400, "Executor cannot be found"), (401, "")])
    func subscribesAnewWhereTheAgentDoesNotKnowTheExecutor(_ status: Int, _ message: String) throws {
        var driver = try launched()
        driver.send("a", .starting)
        driver.tell(.answered(post: driver.post, status: status, message: message))
        #expect(driver.wait(.milliseconds(250)).subscriptions == 1)
        #expect(driver.subscribe?.states == [.starting])
        #expect(driver.actions.shutdown == nil)
    }

    @Test func aLostAcknowledgementIsRegainedAndInTheEndGivenUp() throws {
        var driver = try launched()
        let id = driver.send("a", .starting)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        for round in 1...2 {
            #expect(driver.wait(.seconds(29)).subscriptions == 0)
            #expect(driver.wait(.seconds(2)).subscriptions == 1)
            #expect(driver.subscribe?.states == [.starting], "round \(round)")
            driver.accept()
        }
        #expect(driver.wait(.seconds(31)) == [.settle(id, .unacknowledged)])
    }

    @Test func aRefusedUpdateIsDroppedAndATerminalOneReduced() throws {
        var driver = try launched()
        let first = driver.send("a", .running)
        #expect(
            driver.tell(.answered(post: driver.post, status: 400, message: "bad")) == [
                .settle(first, .refused(status: 400, message: "bad"))
            ]
        )
        let id = UpdateID()
        var status = TaskStatus("a", .failed, reason: .containerLaunchFailed, message: "no image")
        status.timestamp = 5
        driver.tell(.send(status, id))
        driver.tell(.answered(post: driver.post, status: 400, message: "bad"))
        guard case .post(_, _, let call) = driver.actions.last, let reduced = call.update?.status else {
            Issue.record("nothing was posted")
            return
        }
        #expect(reduced.message == nil && reduced.reason == nil && reduced.state == .failed)
        #expect(reduced.uuid == id && reduced.timestamp == 5 && reduced.source == "SOURCE_EXECUTOR")
        #expect(
            driver.tell(.answered(post: driver.post, status: 400, message: "bad")) == [
                .settle(id, .refused(status: 400, message: "bad"))
            ]
        )
    }

    @Test func refusesWhatMustNotBeSent() throws {
        var driver = try launched()
        func error(_ status: TaskStatus) -> UpdateError? {
            let id = UpdateID()
            let actions = driver.tell(.send(status, id))
            return actions.reduce(nil) { if case .settle(id, let error) = $1 { error } else { $0 } }
        }
        #expect(error(TaskStatus("b", .running)) == .unknownTask("b"))
        #expect(error(TaskStatus("a", TaskState(rawValue: "TASK_STAGING"))).isInvalid)
        #expect(error(TaskStatus("a", TaskState(rawValue: "TASK_GONE"))).isInvalid)
        var status = TaskStatus("a", .running)
        status.agentID = "other"
        #expect(error(status).isInvalid)
        status.agentID = "S0"
        status.checkStatus = .tcp(succeeded: true)
        status.checkStatus?.type = .http
        #expect(error(status).isInvalid)
        #expect(error(TaskStatus("a", .finished)) == nil)
        #expect(error(TaskStatus("a", .running)) == .alreadyEnded("a"))
        #expect(error(TaskStatus("a", .failed)) == .alreadyEnded("a"))
        #expect(driver.actions.posted == [.finished])
    }

    @Test func messagesGoOutOnceInTheirPlace() throws {
        var driver = try launched()
        driver.send("a", .starting)
        driver.tell(.message(Bytes("hello")))
        driver.send("a", .running)
        driver.tell(.answered(post: driver.post, status: 202, message: ""))
        guard case .post(_, _, let call) = driver.actions.last else { return }
        #expect(call.message?.data.text == "hello")
        driver.tell(.lost(post: driver.post, reason: "closed"))
        driver.wait(.seconds(1))
        #expect(driver.actions.posted == [.starting, .running])
    }
}

extension UpdateError? {
    fileprivate var isInvalid: Bool {
        if case .invalid = self { true } else { false }
    }
}
