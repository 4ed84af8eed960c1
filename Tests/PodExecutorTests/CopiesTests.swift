import FoundationEssentials
import Glibc
import PodTestSupport
import SystemPackage
import Testing

@Suite("run: many copies of one pod", .engine, .serialized)
struct CopiesTests {
    static let yaml = """
        services:
          web:
            image: IMAGE
            command: sh -c 'mkdir /www; ln -s /data/name /www/index.html; exec httpd -f -p 8080 -h /www'
            init: true
            container_name: one-for-all
            ports: ["8080:8080"]
            volumes: ["data:/data"]
            networks: [front]
            depends_on: {seed: {condition: service_completed_successfully}}
            healthcheck: {test: wget -q -O /dev/null localhost:8080, interval: 200ms, retries: 50}
          seed:
            image: IMAGE
            command: sh -c 'echo $$PORT0 >/data/name'
            volumes: ["data:/data"]
        networks: {front: {name: one-name}}
        volumes: {data: {name: one-volume}}
        """

    @Test("all are up at once, each reachable on a port of its own, and then all are gone", arguments: [2, 10])
    func copies(_ count: Int) async throws {
        let crowd = Crowd(count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask {
                    let port = HostPorts.one()
                    let run = PodRun(Self.yaml, options: ["--ports", "\(port)"])
                    let outcome = try await run.outcome(within: .seconds(120)) { program in
                        try await program.errorLine(containing: "running", within: .seconds(60))
                        #expect(try await page("http://127.0.0.1:\(port)/") == "\(port)\n")
                        try await crowd.meet()
                        // All are up: this one still answers while all others do.
                        #expect(try await page("http://127.0.0.1:\(port)/") == "\(port)\n")
                        try program.send(SIGTERM)
                    }
                    #expect(outcome.status == 143, "\(outcome)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await Engine.traces(of: "one-name").isEmpty)
        #expect(try await Engine.traces(of: "one-volume").isEmpty)
    }

    @Test("two pods of one name: the second is refused, and the first lives on")
    func oneName() async throws {
        let yaml =
            "services: {web: {image: IMAGE, command: sleep 1000, init: true, volumes: ['data:/data']}}\nvolumes: {data: {}}"
        let run = PodRun(yaml)
        let outcome = try await run.outcome { program in
            try await program.runs()
            try await withTemporaryDirectory { directory in
                let file = try directory.write("compose.yaml", yaml.replacing("IMAGE", with: Engine.image))
                let second = try await Program.built("pod-executor").run(["run", "-f", file.string, "--name", run.name])
                #expect(second.status != 0)
                #expect(second.reason.contains(run.name), "\(second.reason)")
            }
            let traces = try await Engine.traces(of: run.name)
            #expect(traces.containers.count == 2 && traces.volumes.count == 1, "\(traces)")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
    }

    @Test("a volume or network that is there and not the pod's is neither used nor removed")
    func foreignResources() async throws {
        let name = uniqueName("pod")
        try await Engine.call("POST", "/volumes/create", body: #"{"Name": "\#(name)_data"}"#)
        let yaml =
            "services: {web: {image: IMAGE, command: touch /data/x, volumes: ['data:/data']}}\nvolumes: {data: {}}"
        let outcome = try await withTemporaryDirectory { directory in
            let file = try directory.write("compose.yaml", yaml.replacing("IMAGE", with: Engine.image))
            return try await Program.built("pod-executor").run(["run", "-f", file.string, "--name", name])
        }
        let traces = try await Engine.traces(of: name)
        #expect(traces.volumes == ["\(name)_data"])
        _ = try? await Engine.call("DELETE", "/volumes/\(name)_data")
        #expect(outcome.status != 0)
        #expect(outcome.reason.contains("\(name)_data"), "\(outcome.reason)")
    }
}

/// Where several tasks wait for each other.
private actor Crowd {
    private let size: Int
    private var present = 0

    init(_ size: Int) { self.size = size }

    func meet() async throws {
        present += 1
        try await eventually("all \(size) are there", within: .seconds(90)) { present >= size }
    }
}
