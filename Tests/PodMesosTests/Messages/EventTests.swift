import NIOCore
import PodMesos
import Testing

@Suite
struct EventTests {
    private func event(_ json: String) throws -> Event {
        try MesosJSON.decode(Event.self, from: ByteBuffer(string: json))
    }

    @Test func subscribed() throws {
        let event = try event(
            """
            {"type":"SUBSCRIBED","subscribed":{
              "executor_info":{"type":"CUSTOM","executor_id":{"value":"pod-1"},"framework_id":{"value":"F-0000"},
                "command":{"shell":true,"value":"./pod-executor","uris":[{"value":"http://h/a.tgz","extract":true}]},
                "resources":[{"name":"cpus","type":"SCALAR","scalar":{"value":0.1},"allocation_info":{"role":"*"}}],
                "shutdown_grace_period":{"nanoseconds":60000000000},"data":"aGk=","labels":{"labels":[]}},
              "framework_info":{"id":{"value":"F-0000"},"user":"root","name":"marathon","failover_timeout":604800.0,
                "checkpoint":true,"roles":["*"],
                "capabilities":[{"type":"PARTITION_AWARE"},{"type":"FROM_THE_FUTURE"},{}]},
              "agent_info":{"id":{"value":"S0"},"hostname":"node7","port":5051,
                "attributes":[{"name":"rack","type":"TEXT","text":{"value":"r1"}}],
                "resources":[{"name":"ports","type":"RANGES","ranges":{"range":[{"begin":31000,"end":32000}]}}]},
              "container_id":{"value":"7a4d"},"added_in":"2030"}}
            """
        )
        guard case .subscribed(let subscription) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(subscription.executorInfo.executorID == "pod-1")
        #expect(subscription.executorInfo.shutdownGracePeriod?.duration == .seconds(60))
        #expect(subscription.executorInfo.data?.text == "hi")
        #expect(subscription.executorInfo.resources.amount(of: "cpus") == 0.1)
        #expect(subscription.executorInfo.resources.first?.allocation?.role == "*")
        #expect(subscription.executorInfo.command?.uris.first?.value == "http://h/a.tgz")
        #expect(subscription.frameworkInfo.can(.partitionAware))
        #expect(!subscription.frameworkInfo.can(.taskKillingState))
        #expect(subscription.agentInfo.resources.ranges(of: "ports") == [.init(begin: 31_000, end: 32_000)])
        #expect(subscription.agentInfo.attributes.first?.text?.value == "r1")
        #expect(subscription.containerID == "7a4d")
    }

    @Test func launch() throws {
        let event = try event(
            """
            {"type":"LAUNCH","launch":{"task":{"name":"web","task_id":{"value":"web.1"},"agent_id":{"value":"S0"},
              "resources":[{"name":"cpus","type":"SCALAR","scalar":{"value":0.5},"role":"a"},
                           {"name":"cpus","type":"SCALAR","scalar":{"value":1.5},"role":"b"}],
              "container":{"type":"DOCKER","docker":{"image":"nginx","force_pull_image":false,
                "parameters":[{"key":"dns","value":"1.1.1.1"}],"port_mappings":[{"host_port":31000,"container_port":80}]},
                "volumes":[{"mode":"RW","container_path":"/data","host_path":"data"}]},
              "health_check":{"type":"HTTP","http":{"port":80,"path":"/health","statuses":[200]},"delay_seconds":1.5,
                "consecutive_failures":5},
              "check":{"type":"COMMAND","command":{"command":{"value":"true"}}},
              "kill_policy":{"grace_period":{"nanoseconds":30000000000}},"data":"e30=",
              "labels":{"labels":[{"key":"podkit.files","value":"a.yaml"},{"key":"empty"}]},
              "discovery":{"visibility":"CLUSTER","name":"web","ports":{"ports":[{"number":31000,"name":"http"}]}},
              "max_completion_time":{"nanoseconds":9223372036854775807},
              "limits":{"cpus":{"value":2.0},"mem":{"value":"Infinity"}}}}}
            """
        )
        guard case .launch(let task) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(task.taskID == "web.1")
        #expect(task.resources.amount(of: "cpus") == 2)
        #expect(task.resources.amount(of: "mem") == nil)
        #expect(task.limits?["mem"]?.value == .infinity)
        #expect(task.limits?["cpus"]?.value == 2)
        #expect(task.killPolicy?.gracePeriod?.duration == .seconds(30))
        #expect(task.maxCompletionTime?.nanoseconds == .max)
        #expect(task.healthCheck?.type == .http)
        #expect(task.healthCheck?.http?.statuses == [200])
        #expect(task.healthCheck?.consecutiveFailures == 5)
        #expect(task.check?.command?.command.value == "true")
        #expect(task.container?.docker?.portMappings.first?.containerPort == 80)
        #expect(task.container?.volumes.first?.hostPath == "data")
        #expect(task.labels?["podkit.files"] == "a.yaml")
        #expect(task.labels?["empty"] == "")
        #expect(task.labels?["none"] == nil)
        #expect(task.discovery?.ports?.ports.first?.number == 31_000)
        #expect(task.data?.text == "{}")
    }

    @Test func otherEvents() throws {
        let uuid = try #require(
            try? MesosJSON.decode(UpdateID.self, from: ByteBuffer(string: #""3q2+78r+SrqH1y0m5xq7gA==""#))
        )
        #expect(uuid.description == "deadbeef-cafe-4aba-87d7-2d26e71abb80")
        let cases: [(String, Event)] = [
            (
                #"{"type":"LAUNCH_GROUP","launch_group":{"task_group":{"tasks":[{"name":"web","task_id":{"value":"a"},"agent_id":{"value":"S0"}}]}}}"#,
                .launchGroup([sampleTask("a")])
            ),
            (#"{"type":"LAUNCH_GROUP","launch_group":{"task_group":{}}}"#, .launchGroup([])),
            (
                #"{"type":"KILL","kill":{"task_id":{"value":"a"},"kill_policy":{"grace_period":{"nanoseconds":5000000000}}}}"#,
                .kill("a", KillPolicy(gracePeriod: .seconds(5)))
            ),
            (#"{"type":"KILL","kill":{"task_id":{"value":"a"}}}"#, .kill("a", nil)),
            (
                #"{"type":"ACKNOWLEDGED","acknowledged":{"task_id":{"value":"a"},"uuid":"3q2+78r+SrqH1y0m5xq7gA=="}}"#,
                .acknowledged("a", uuid)
            ),
            (#"{"type":"MESSAGE","message":{"data":"c2FtcGxl"}}"#, .message(Bytes("sample"))),
            (#"{"type":"ERROR","error":{"message":"no"}}"#, .error("no")),
            (#"{"type":"SHUTDOWN"}"#, .shutdown),
            (#"{"type":"HEARTBEAT"}"#, .heartbeat),
            (#"{"type":"FROM_THE_FUTURE","from_the_future":{"x":[1]}}"#, .unknown(type: "FROM_THE_FUTURE")),
        ]
        for (json, expected) in cases { #expect(try event(json) == expected) }
    }

    @Test func namesTheTasksOfALaunchThatCannotBeRead() throws {
        let launch = try event(
            #"{"type":"LAUNCH","launch":{"task":{"task_id":{"value":"a"},"agent_id":{"value":"S0"}}}}"#
        )
        #expect(launch == .unreadable(type: "LAUNCH", tasks: ["a"], reason: "launch.task.name is missing"))
        let group = try event(
            #"{"type":"LAUNCH_GROUP","launch_group":{"task_group":{"tasks":[{"task_id":{"value":"a"}},{"task_id":{"value":"b"}}]}}}"#
        )
        guard case .unreadable(_, let tasks, _) = group else {
            Issue.record("\(group)")
            return
        }
        #expect(tasks == ["a", "b"])
        #expect(
            try event(#"{"type":"ACKNOWLEDGED","acknowledged":{"task_id":{"value":"a"},"uuid":"AAAA"}}"#).isUnreadable
        )
        #expect(try event(#"{"type":"KILL"}"#).isUnreadable)
        #expect(try event("{}") == .unknown(type: "an event without a type"))
    }

    @Test func survivesTextThatIsNotUTF8() throws {
        var buffer = ByteBuffer(string: #"{"type":"ERROR","error":{"message":"a"#)
        buffer.writeBytes([0xFF, 0xC3])
        buffer.writeString(#"b"}}"#)
        #expect(try MesosJSON.decode(Event.self, from: buffer) == .error("a\u{FFFD}\u{FFFD}b"))
    }

    @Test(arguments: ["", "[]", "nonsense", "{\"type\":"])
    func refusesWhatIsNoJSON(_ text: String) {
        #expect(throws: (any Error).self) { try event(text) }
    }
}

extension Event {
    fileprivate var isUnreadable: Bool {
        if case .unreadable = self { true } else { false }
    }
}
