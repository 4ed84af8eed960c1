import PodTestSupport
import SystemPackage
import Testing

@Suite("Marathon")
struct MarathonTests {
    static let small = "services: {a: {image: a, cpus: 0.5, mem_limit: 10m, ports: ['80']}}"

    @Test("a fragment")
    func fragment() async throws {
        try await Shop.with(Self.small) { shop in
            let outcome = try await shop.resources("--format", "marathon").succeeded()
            #expect(
                outcome.output == """
                    {
                      "cpus": 0.51,
                      "mem": 42,
                      "disk": 0,
                      "gpus": 0,
                      "portDefinitions": [
                        {
                          "port": 0,
                          "protocol": "tcp",
                          "name": "a-80"
                        }
                      ],
                      "fetch": [
                        {
                          "uri": "file://\(shop.directory)/compose.yaml",
                          "extract": false
                        }
                      ],
                      "labels": {
                        "podkit.files": "compose.yaml"
                      }
                    }

                    """
            )
        }
    }

    @Test("limits that are not the requests, and ports that several transports share")
    func limits() async throws {
        let outcome = try await Shop.with { try await $0.resources("--format", "marathon") }.succeeded()
        #expect(outcome.output.contains("\"resourceLimits\": {\n    \"cpus\": 3.11,\n    \"mem\": 3296\n  }"))
        let definition = "\"port\": 53,\n      \"protocol\": \"udp,tcp\",\n      \"name\": \"web-53\""
        #expect(outcome.output.contains(definition), "\(outcome.output)")
    }

    /// Runs `--marathon` on an app and says what became of it.
    private func fill(_ app: String, _ compose: String = small, _ arguments: [String] = []) async throws
        -> ProgramOutcome
    {
        try await Shop.with(compose) { shop in
            try shop.directory.write("app.json", app)
            let uri = ["--fetch-uri", "http://files/compose.yaml"]
            return try await shop.resources(["--marathon", "app.json"] + uri + arguments)
        }
    }

    @Test("fills in an app and leaves everything else as it was written")
    func fills() async throws {
        let outcome = try await fill(
            """
            {
              "id": "/shop",   "instances": 2.50,
              "mem": 1,
              "labels": {"HAPROXY_GROUP": "external"},
              "upgradeStrategy": { "minimumHealthCapacity": 1e-1, "text": "\\u00e9\\/" },
              "fetch": [
                {"uri": "http://files/archive.tgz"}
              ],
              "executor": "/opt/pod-executor"
            }
            """
        ).succeeded()
        #expect(
            outcome.output == """
                {
                  "id": "/shop",   "instances": 2.50,
                  "mem": 42,
                  "labels": {"HAPROXY_GROUP": "external", "podkit.files": "compose.yaml"},
                  "upgradeStrategy": { "minimumHealthCapacity": 1e-1, "text": "\\u00e9\\/" },
                  "fetch": [
                    {"uri": "http://files/archive.tgz"},
                    {
                      "uri": "http://files/compose.yaml",
                      "extract": false
                    }
                  ],
                  "executor": "/opt/pod-executor",
                  "cpus": 0.51,
                  "disk": 0,
                  "gpus": 0,
                  "portDefinitions": [
                    {
                      "port": 0,
                      "protocol": "tcp",
                      "name": "a-80"
                    }
                  ]
                }

                """
        )
    }

    @Test("what was filled in stays the same when it is filled in again")
    func again() async throws {
        for app in ["{}", "{\"id\": \"a\"}", "{\n\t\"id\": \"a\",\n\t\"fetch\": [],\n\t\"labels\": {}\n}\n", " { } "] {
            let first = try await fill(app).succeeded()
            let second = try await fill(first.output).succeeded()
            #expect(first.output == second.output)
        }
    }

    @Test("an app on one line stays on one line")
    func oneLine() async throws {
        let outcome = try await fill(#"{"id": "a", "cpus": 1, "labels": null}"#).succeeded()
        #expect(
            outcome.output == """
                {"id": "a", "cpus": 0.51, "labels": {"podkit.files": "compose.yaml"}, "mem": 42, "disk": 0, "gpus": 0, \
                "portDefinitions": [{"port": 0, "protocol": "tcp", "name": "a-80"}], \
                "fetch": [{"uri": "http://files/compose.yaml", "extract": false}]}

                """
        )
    }

    @Test("limits are filled in where the app has them, and said where it has not")
    func resourceLimits() async throws {
        let without = try await fill(#"{"id": "a"}"#, Shop.compose).succeeded()
        #expect(!without.output.contains("resourceLimits"))
        #expect(without.errors.contains("the file allows 3.11 CPUs and 3296 MB of memory"))
        let with = try await fill(#"{"resourceLimits": {"mem": 1}}"#, Shop.compose).succeeded()
        #expect(with.output.hasPrefix(#"{"resourceLimits": {"cpus": 3.11, "mem": 3296}, "#))
        let unlimited = try await fill(#"{"resourceLimits": null}"#, "services: {a: {image: a}}").succeeded()
        #expect(unlimited.output.hasPrefix(#"{"resourceLimits": {"cpus": "unlimited", "mem": "unlimited"}, "#))
    }

    @Test("archives are extracted, Compose files are not")
    func fetches() async throws {
        let outcome = try await Shop.with(Self.small) {
            try await $0.resources(
                "--format",
                "marathon",
                "--fetch-uri",
                "http://f/a.tgz",
                "--fetch-uri",
                "hdfs://b.yml"
            )
        }.succeeded()
        #expect(outcome.output.contains("\"uri\": \"http://f/a.tgz\",\n      \"extract\": true"))
        #expect(outcome.output.contains("\"uri\": \"hdfs://b.yml\",\n      \"extract\": false"))
    }

    @Test("older names of members are pointed out")
    func oldNames() async throws {
        let outcome = try await fill("{\n  \"ports\": [0],\n  \"uris\": []\n}").succeeded()
        #expect(outcome.errorLines.count == 2)
        #expect(outcome.errors.contains("app.json:2:12: Marathon refuses ports beside portDefinitions"))
    }

    @Test(
        "an app that is none is refused with its place, and nothing is printed",
        arguments: [
            ("", "1:1: expected a JSON value, but the file ends"), ("[]", "1:1: expected an app"),
            ("{\n  \"id\": a\n}", "2:9: expected a JSON value"), ("{\"id\": 1,}", "1:10: expected a key"),
            ("{\"a\": 1, \"a\": 2}", "1:10: the key a is there twice"),
            ("{\"labels\": []}", "1:12: labels must be an object"),
            ("{\"fetch\": {}}", "1:11: fetch must be an array"),
            ("{\"id\": \"\\ud800\"}", "1:9: half of a surrogate pair"),
            ("{\"id\": \"\u{1}\"}", "1:9: a control character"), ("{\"id\": 01}", "1:9: expected a comma"),
            ("{} {}", "1:4: there is more after the JSON value"), ("{\"a\": \"", "the string is not closed"),
            (String(repeating: "[", count: 100_000), "values are nested more than 128 deep"),
        ]
    )
    func refused(app: String, reason: String) async throws {
        let outcome = try await fill(app)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains("app.json:\(reason)") || outcome.errors.contains(reason), "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("error: app.json:"))
    }
}
