import FoundationEssentials
import PodTestSupport
import SystemPackage
import Testing

@Suite("plan and doctor", .engine)
struct PlanCommandTests {
    func execute(_ arguments: [String]) async throws -> ProgramOutcome {
        try await Program.built("pod-executor").run(arguments)
    }

    let shop = Repository.path("Fixtures/pods/shop/compose.yaml")

    @Test("plan prints a Compose file that can be planned again, and changes nothing")
    func plan() async throws {
        let name = uniqueName("pod")
        let first = try await execute(["plan", "-f", shop, "--name", name, "--ports", "31000-31010"]).succeeded()
        #expect(first.errors.isEmpty)
        #expect(first.output.contains("published: \"31000\""))
        try await withTemporaryDirectory { directory in
            let file = try directory.write("compose.yaml", first.output)
            let again = try await execute(["config", "-f", file.string]).succeeded()
            #expect(again.output == first.output)
        }
        #expect(try await Engine.traces(of: name).isEmpty)
    }

    @Test("as JSON")
    func json() async throws {
        struct Printed: Decodable { var services: [String: Service] }
        struct Service: Decodable { var image: String? }
        let outcome = try await execute(["plan", "-f", shop, "--format", "json"]).succeeded()
        let printed = try JSONDecoder().decode(Printed.self, from: Data(outcome.output.utf8))
        #expect(Set(printed.services.keys) == ["podkit-infra", "web", "app", "store", "seed", "journal"])
    }

    @Test("--explain: a line for each change, with its place and reason")
    func explain() async throws {
        let outcome = try await execute(["plan", "-f", shop, "--ports", "31000-31010", "--explain"]).succeeded()
        #expect(outcome.outputLines.count == 1, "\(outcome.output)")
        let line = try #require(outcome.outputLines.first)
        #expect(line.contains("shop/compose.yaml:17:9: web.ports: 8080:8080 → 31000:8080 ("), "\(line)")
    }

    @Test("--explain as JSON: an object for each change, with a code and the parts of its place")
    func explainJSON() async throws {
        struct Change: Decodable {
            struct Place: Decodable { var file: String, line: Int, column: Int }
            var code: String, service: String?, from: String?, to: String?
            var location: Place?
        }
        let options = ["plan", "-f", shop, "--ports", "31000-31010", "--explain", "--format", "json"]
        let outcome = try await execute(options).succeeded()
        let changes = try JSONDecoder().decode([Change].self, from: Data(outcome.output.utf8))
        #expect(changes.map(\.code) == ["hostPort"] && changes.first?.service == "web")
        #expect(changes.first?.from == "8080:8080" && changes.first?.to == "31000:8080")
        #expect(changes.first?.location?.line == 17 && changes.first?.location?.column == 9)
    }

    @Test("--cpus are divided among the services, and that is told")
    func cpus() async throws {
        let outcome = try await execute(["plan", "-f", shop, "--cpus", "2.5", "--explain"]).succeeded()
        let part = "web.cpu_shares: set to 512 (what the other services leave of the pod's 2.5 CPUs, "
        #expect(outcome.output.contains(part), "\(outcome.output)")
        #expect(try await execute(["plan", "-f", shop, "--cpus", "0"]).status == 2)
    }

    @Test("what an image listens on is known to the plan")
    func imagePorts() async throws {
        let name = uniqueName("image")
        let body = "FROM \(Engine.image)\nEXPOSE 80\n"
        try await withTemporaryDirectory { directory in
            try directory.write("Dockerfile", body)
            let tar = Program("bash", directory: directory.string)
            let script =
                "tar c Dockerfile | '\(Repository.path("Scripts/engine"))' POST '/build?t=\(name)' "
                + "-H 'Content-Type: application/x-tar' --data-binary @-"
            try await tar.run(["-c", script]).succeeded()
            let text = "services: {a: {image: \(name)}, b: {image: \(name)}}"
            let file = try directory.write("compose.yaml", text)
            let outcome = try await execute(["plan", "-f", file.string, "--explain"]).succeeded()
            _ = try await Engine.call("DELETE", "/images/\(name)")
            #expect(outcome.output.contains("both listen on 80/tcp"), "\(outcome)")
        }
    }

    @Test("doctor finds a host on which pods run in order, and a port that is taken")
    func doctor() async throws {
        let outcome = try await execute(["doctor"])
        #expect(outcome.status == 0, "\(outcome)")
        #expect(!outcome.output.contains("FAIL"))
    }
}
