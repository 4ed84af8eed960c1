import PodConfiguration
import PodKit
import PodMesos
import Testing

@testable import PodTask

@Suite("What a task means for its pod")
struct TaskPlacementTests {
    private func placement(
        _ id: String = "web.1",
        _ configuration: OperatorConfiguration = OperatorConfiguration(),
        _ change: (inout TaskInfo) -> Void = { _ in }
    ) throws -> TaskPlacement {
        var task = TaskInfo(name: "web", taskID: TaskID(id), agentID: "S0")
        task.resources = [Resource("cpus", 1.5), Resource("mem", 256)]
        change(&task)
        let environment = try ExecutorEnvironment([
            "MESOS_FRAMEWORK_ID": "F0", "MESOS_EXECUTOR_ID": "E0", "MESOS_SLAVE_ID": "S0",
            "MESOS_SLAVE_PID": "slave(1)@10.0.0.7:5051",
            "MESOS_DIRECTORY": "/var/lib/mesos/runs/7a4d00ff-1234", "MESOS_SANDBOX": "/mnt/mesos/sandbox",
        ])
        return TaskPlacement(
            task: task,
            environment: environment,
            hostName: "node7",
            containerID: nil,
            configuration: configuration
        )
    }

    @Test(
        "a pod's name is the task's, made fit for the engine, and this run's alone",
        arguments: [
            ("web.1", "web-1-7a4d00ff"), ("Shop/Café #2", "shop-caf---2-7a4d00ff"), ("mesos-1", "pod-mesos-1-7a4d00ff"),
            ("...", "pod--7a4d00ff"),
            (String(repeating: "x", count: 99), String(repeating: "x", count: 40) + "-7a4d00ff"),
        ]
    )
    func podID(_ task: String, _ pod: String) throws {
        let name = try placement(task).podID
        #expect(name == pod)
        #expect(Placement.isValid(podID: name))
    }

    @Test("limits: what is asked for is a share and a limit of memory; what is named goes before it")
    func limits() throws {
        #expect(try placement().limits == PodLimits(cpuShare: 1.5, memory: 256 << 20))
        var configuration = OperatorConfiguration()
        configuration.cpuQuota = true
        #expect(try placement("a", configuration).limits == PodLimits(cpus: 1.5, cpuShare: 1.5, memory: 256 << 20))
        let named = try placement("a", configuration) { $0.limits = ["cpus": Scalar(2), "mem": Scalar(512)] }
        #expect(named.limits == PodLimits(cpus: 2, cpuShare: 1.5, memory: 512 << 20))
        let infinite = try placement { $0.limits = ["cpus": Scalar(.infinity), "mem": Scalar(.infinity)] }
        #expect(infinite.limits == PodLimits(cpuShare: 1.5))
        #expect(try placement { $0.resources = [Resource("mem", 4)] }.limits.memory == 32 << 20)
        #expect(try placement("a", configuration).placement(variables: [:]).limits.cpuShare == 1.5)
        configuration.limits = .none
        #expect(try placement("a", configuration).placement(variables: [:]).limits.isEmpty)
        #expect(try placement("a", configuration).limits.isEmpty)
    }

    @Test("numbers that are none, or more than there can be, are no limits")
    func strangeNumbers() throws {
        for number in [Double.infinity, -.infinity, .nan, 1e300, -1e300, -1] {
            let made = try placement {
                $0.resources = [Resource("cpus", number), Resource("mem", number)]
                $0.limits = ["cpus": Scalar(number), "mem": Scalar(number)]
            }
            #expect(made.limits.isEmpty)
        }
    }

    @Test("how long a pod may take to stop: as the task says, else as the operator does")
    func stopGrace() throws {
        var configuration = OperatorConfiguration()
        #expect(try placement("a", configuration).stopGrace == nil)
        configuration.stopGrace = .seconds(9)
        #expect(try placement("a", configuration).stopGrace == .seconds(9))
        for (told, held) in [(Duration.seconds(3), Duration.seconds(3)), (.seconds(-3), .zero)] {
            let made = try placement("a", configuration) { $0.killPolicy = KillPolicy(gracePeriod: told) }
            #expect(made.stopGrace == held)
        }
    }

    @Test("the operator's choices of network, cgroup and infra image")
    func choices() throws {
        var configuration = OperatorConfiguration()
        configuration.network = .bridge
        configuration.cgroup = .own
        configuration.infraImage = "pause:9"
        let made = try placement("a", configuration).placement(variables: [:])
        #expect(made.network == .bridge)
        #expect(made.cgroup == .own)
        #expect(made.infraImage == "pause:9")
    }

    @Test("ports, in the order of the offer")
    func ports() throws {
        let placement = try placement {
            $0.resources.append(
                Resource("ports", ranges: [.init(begin: 31005, end: 31006), .init(begin: 31000, end: 31000)])
            )
        }
        let made = placement.placement(variables: [:])
        #expect(made.ports == PortOffer([31005...31006, 31000...31000]))
        let seen = placement.interpolation(over: ["A": "b", ExecutorEnvironment.tokenVariable: "secret"])
        #expect(seen["PORT0"] == "31005")
        #expect(seen["PORT2"] == "31000")
        #expect(seen["PORTS"] == "31005,31006,31000")
        #expect(seen["HOST"] == "node7")
        #expect(seen["A"] == "b")
        #expect(seen[ExecutorEnvironment.tokenVariable] == nil)
    }

    @Test("identity, labels and the operator's choice of variables reach the containers; the token does not")
    func identity() throws {
        var configuration = OperatorConfiguration()
        configuration.passedEnvironment = ["HTTP_PROXY", ExecutorEnvironment.tokenVariable]
        let made = try placement("web.1", configuration) {
            $0.labels = Labels([.init("team", "shop"), .init("podkit.pod", "x"), .init("team", "other")])
        }.placement(variables: ["HTTP_PROXY": "p", "SECRET": "s", ExecutorEnvironment.tokenVariable: "t"])
        #expect(made.taskID == "web.1")
        #expect(made.executorID == "E0")
        #expect(made.frameworkID == "F0")
        #expect(made.sandbox == "/var/lib/mesos/runs/7a4d00ff-1234")
        #expect(made.labels["team"] == "shop")
        #expect(made.labels["podkit.pod"] == nil)
        #expect(made.labels["podkit.mesos-container"] == "7a4d00ff-1234")
        #expect(made.limits == PodLimits(cpuShare: 1.5, memory: 256 << 20))
        #expect(made.environment["HTTP_PROXY"] == "p")
        #expect(!made.environment.values.contains("t"))
        #expect(!made.environment.values.contains("s"))
    }
}
