import PodMesos
import Testing

/// Sessions against an agent that does what agents do in any order and loses what can be lost, by many seeds.
@Suite
struct RandomOrderTests {
    @Test(arguments: 0..<300)
    func nothingIsLostOrOutOfOrder(_ seed: UInt64) throws {
        var world = try RandomWorld(seed: seed)
        for _ in 0..<400 { world.step() }
        world.settle()
        #expect(world.faults == [])
        #expect(world.recorded == world.stored)
        #expect(Set(world.recorded) == world.acknowledged)
        #expect(world.end?.unacknowledged == [])
        #expect(world.terminals.allSatisfy { $0.value == 1 })
    }
}

/// A session, its agent, and its work.
private struct RandomWorld {
    private var driver: SessionDriver
    private var random: SplitMix
    private var seen = 0
    /// The stream that the session reads, and whether the agent has said that it is subscribed.
    private var stream: (number: Int, isOpen: Bool, isSubscribed: Bool)?
    private var call: (number: Int, call: Call)?
    private var pendingAcknowledgements: [(TaskID, UpdateID)] = []
    private var live: [TaskID: TaskState] = [:]
    private var nextTask = 0
    /// Tasks that the agent has sent and has not seen in a call.
    private var launched: Set<TaskID> = []

    private(set) var faults: [String] = []
    private(set) var recorded: [UpdateID] = []
    private(set) var stored: [UpdateID] = []
    private(set) var acknowledged: Set<UpdateID> = []
    private(set) var terminals: [TaskID: Int] = [:]
    private(set) var end: ExecutorEnd?

    init(seed: UInt64) throws {
        random = SplitMix(state: seed)
        var timing = SessionTiming()
        timing.acknowledgementRounds = 1000
        driver = try SessionDriver(timing: timing)
        driver.tell(.start)
        digest()
    }

    mutating func step() {
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: answerSubscribe()
        case 2, 3, 4: answerPost(faulty: true)
        case 5: acknowledgeOne()
        case 6: launch()
        case 7, 8: work()
        case 9: kill()
        case 10: breakStream()
        default: driver.wait(.milliseconds(Int.random(in: 1..<2000, using: &random)))
        }
        digest()
    }

    /// Faults cease, the work ends, and all has to come to rest.
    mutating func settle() {
        for task in live.keys.sorted(by: { $0.value < $1.value }) { report(task, .finished) }
        digest()
        driver.tell(.finished)
        digest()
        for _ in 0..<400 where end == nil {
            if let stream, !stream.isSubscribed { openStream() }
            answerPost(faulty: false)
            while !pendingAcknowledgements.isEmpty { acknowledgeOne() }
            driver.wait(.milliseconds(100))
            digest()
        }
    }

    // MARK: The agent

    private mutating func answerSubscribe() {
        guard let stream, !stream.isOpen else { return }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: driver.tell(.responded(stream: stream.number, status: 503, message: "recovering"))
        case 1: driver.tell(.broken(stream: stream.number, reason: "refused", isAbsent: true))
        case 2: driver.tell(.responded(stream: stream.number, status: 200, message: ""))
        default: openStream()
        }
    }

    private mutating func openStream() {
        guard let number = stream?.number, let content = driver.subscribe else { return }
        driver.tell(.responded(stream: number, status: 200, message: ""))
        stream = (number, true, true)
        // What the agent had sent and the executor does not name is lost to the agent.
        let known = Set(content.tasks)
        for task in launched where !known.contains(task) { faults.append("task \(task) is not in a subscription") }
        driver.tell(.event(stream: number, .subscribed(sampleSubscription)))
        for update in content.unacknowledgedUpdates { store(update.status) }
    }

    private mutating func answerPost(faulty: Bool) {
        guard let (number, call) = call else { return }
        self.call = nil
        let outcome = faulty ? Int.random(in: 0..<8, using: &random) : 7
        if outcome != 0, outcome != 1, let status = call.update?.status { store(status) }
        switch outcome {
        case 0: driver.tell(.answered(post: number, status: 503, message: "recovering"))
        case 1: driver.tell(.answered(post: number, status: 403, message: "Executor is not subscribed"))
        case 2: driver.tell(.lost(post: number, reason: "closed"))
        default: driver.tell(.answered(post: number, status: 202, message: ""))
        }
    }

    /// The agent keeps an update, and says so sooner or later, or never.
    private mutating func store(_ status: TaskStatus) {
        guard let id = status.uuid else {
            faults.append("an update has no UUID")
            return
        }
        launched.remove(status.taskID)
        if !stored.contains(id) { stored.append(id) }
        pendingAcknowledgements.append((status.taskID, id))
    }

    private mutating func acknowledgeOne() {
        guard let (task, id) = pendingAcknowledgements.randomElement(using: &random) else { return }
        pendingAcknowledgements.removeAll { $0.1 == id }
        guard let stream, stream.isSubscribed else { return }
        driver.tell(.event(stream: stream.number, .acknowledged(task, id)))
    }

    private mutating func launch() {
        guard let stream, stream.isSubscribed else { return }
        nextTask += 1
        let id = TaskID("task-\(nextTask)")
        launched.insert(id)
        driver.tell(.event(stream: stream.number, .launch(sampleTask(id))))
        if Bool.random(using: &random) { driver.tell(.event(stream: stream.number, .launch(sampleTask(id)))) }
    }

    private mutating func kill() {
        guard let stream, stream.isSubscribed, nextTask > 0 else { return }
        let id = TaskID("task-\(Int.random(in: 1...nextTask, using: &random))")
        driver.tell(.event(stream: stream.number, .kill(id, nil)))
    }

    private mutating func breakStream() {
        guard let stream, Bool.random(using: &random) else { return }
        driver.tell(.broken(stream: stream.number, reason: "closed", isAbsent: false))
    }

    // MARK: The work

    private mutating func work() {
        guard let task = live.keys.sorted(by: { $0.value < $1.value }).randomElement(using: &random) else { return }
        switch live[task] {
        case .starting: report(task, .running)
        default: report(task, [.running, .killed, .failed].randomElement(using: &random) ?? .failed)
        }
    }

    private mutating func report(_ task: TaskID, _ state: TaskState) {
        recorded.append(driver.send(task, state))
        if state.isTerminal {
            live[task] = nil
            terminals[task, default: 0] += 1
        } else {
            live[task] = state
        }
    }

    // MARK: The session's wishes

    private mutating func digest() {
        while seen < driver.actions.count {
            let action = driver.actions[seen]
            seen += 1
            switch action {
            case .subscribe(let number, _, _): stream = (number, false, false)
            case .hangUp: stream = nil
            case .post(let number, _, let content):
                if call != nil { faults.append("two calls at once") }
                if stream?.isSubscribed != true { faults.append("a call without a subscription") }
                call = (number, content)
            case .cancelPost: call = nil
            case .deliver(.launch(let task)):
                if live[task.taskID] != nil { faults.append("\(task.taskID) is launched twice") }
                report(task.taskID, .starting)
            case .deliver(.kill(let task, _)):
                if live[task] == nil { faults.append("\(task) is killed though it does not live") }
            case .deliver: break
            case .settle(let id, let error):
                if let error { faults.append("\(id): \(error)") }
                if !acknowledged.insert(id).inserted { faults.append("\(id) is settled twice") }
            case .end(let end): self.end = end
            case .cancelWork, .overrun, .log: break
            }
        }
    }
}

/// A source of random numbers that a seed determines (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
