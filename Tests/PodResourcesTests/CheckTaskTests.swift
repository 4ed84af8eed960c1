import PodTestSupport
import Testing

@Suite("--check-task")
struct CheckTaskTests {
    // The shop needs 1.91 CPUs (limit 3.11), 2784 MB (limit 3296), 10240 MB of disk and 7 ports.
    private func check(_ task: String) async throws -> ProgramOutcome {
        try await Shop.with { shop in
            try shop.directory.write("task.json", task)
            return try await shop.resources("--check-task", "task.json")
        }
    }

    static let ports = #"{"name": "ports", "type": "RANGES", "ranges": {"range": [{"begin": 1, "end": 7}]}}"#

    private static func taskInfo(_ cpus: String, _ memory: String, _ more: String = "") -> String {
        """
        {"name": "shop", "resources": [
          {"name": "cpus", "type": "SCALAR", "scalar": {"value": \(cpus)}},
          {"name": "mem", "type": "SCALAR", "scalar": {"value": \(memory)}},
          {"name": "disk", "type": "SCALAR", "scalar": {"value": 10240}}, \(ports)]\(more)}
        """
    }

    @Test(
        "apps and tasks that are enough, and those that are not",
        arguments: [
            (#"{"cpus": 1.91, "mem": 2784, "disk": 10240, "portDefinitions": [{},{},{},{},{},{},{}]}"#, nil),
            (#"{"cpus": 2, "mem": 4096.5, "disk": 10240, "ports": [0,0,0,0,0,0,0,0]}"#, nil),
            (
                #"{"cpus": 1.909, "mem": 2783, "disk": 10240, "container": {"portMappings": []}}"#,
                "cpus 0.001, mem 1, ports 7"
            ),
            (
                #"{"cpus": 2, "mem": 2784, "disk": 10240, "ports": [0,0,0,0,0,0,0], "resourceLimits": {"mem": 3000}}"#,
                "mem limit 296"
            ),
            (
                """
                {"cpus": 2, "mem": 2784, "disk": 10240, "ports": [0,0,0,0,0,0,0],
                 "resourceLimits": {"mem": "unlimited", "cpus": 3.11}}
                """, nil
            ),
            (taskInfo("1.91", "2784"), nil),
            (taskInfo("1.9", "2784"), "cpus 0.01"),
            // What the executor has of its own is there for the pod as well.
            (
                taskInfo(
                    "1.9",
                    "2784",
                    #", "executor": {"resources": [{"name": "cpus", "type": "SCALAR", "scalar": {"value": 0.1}}]}"#
                ), nil
            ),
            (taskInfo("1.91", "2784", #", "limits": {"cpus": {"value": "Infinity"}, "mem": {"value": 3296}}"#), nil),
            (taskInfo("1.91", "2784", #", "limits": {"cpus": {"value": 3}}"#), "cpus limit 0.11"),
        ] as [(String, String?)]
    )
    func compares(task: String, missing: String?) async throws {
        let outcome = try await check(task)
        #expect(outcome.status == (missing == nil ? 0 : 3))
        let verdict = missing.map { "too little is submitted, missing: \($0)" } ?? "enough is submitted"
        #expect(outcome.outputLines.last.map { String($0) } == verdict, "\(outcome)")
    }

    @Test("what Marathon takes where an app says nothing")
    func defaults() async throws {
        let outcome = try await check(#"{"id": "/shop"}"#)
        #expect(outcome.status == 3)
        #expect(
            outcome.output == """
                       NEEDED  SUBMITTED  MISSING
                cpus     1.91          1     0.91
                mem      2784        128     2656
                disk    10240          0    10240
                ports       7          1        6
                cpus is not given; Marathon takes 1
                mem is not given; Marathon takes 128
                too little is submitted, missing: cpus 0.91, mem 2656, disk 10240, ports 6

                """
        )
    }

    @Test("what --marathon fills in and --format mesos prints is enough")
    func ownOutput() async throws {
        try await Shop.with { shop in
            let app = try await shop.resources("--marathon", "-", input: "{}").succeeded()
            try await shop.expect(status: 0, from: "--check-task", "-", input: app.output)
            let fragment = try await shop.resources("--format", "marathon").succeeded()
            try await shop.expect(status: 0, from: "--check-task", "-", input: fragment.output)
        }
        let text = "services: {a: {image: a, cpus: 0.333333, mem_limit: 9999999, ports: ['80:80']}}"
        try await Shop.with(text) { shop in
            let task = try await shop.resources("--format", "mesos").succeeded()
            try await shop.expect(status: 0, from: "--check-task", "-", input: task.output)
        }
    }

    @Test(
        "a task that is none is refused with its place",
        arguments: [
            ("[]", "1:1: expected an object"), (#"{"cpus": "1"}"#, "1:10: expected an amount"),
            (#"{"mem": -1}"#, "1:9: expected an amount"), (#"{"resources": [{}]}"#, "1:16: a resource without a name"),
            (
                #"{"resources": [{"name": "ports", "ranges": {"range": [{"begin": 1}]}}]}"#,
                "1:55: a range needs begin and end"
            ),
        ]
    )
    func refused(task: String, reason: String) async throws {
        let outcome = try await check(task)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("task.json:\(reason)"), "\(outcome.errors)")
    }
}
