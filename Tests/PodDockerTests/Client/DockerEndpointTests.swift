import PodDocker
import Testing

struct DockerEndpointTests {
    @Test(arguments: [
        ("unix:///run/docker.sock", DockerEndpoint.unix(path: "/run/docker.sock")),
        ("tcp://engine.example.org:2376", .tcp(host: "engine.example.org", port: 2376)),
        ("tcp://10.0.0.1", .tcp(host: "10.0.0.1", port: 2375)),
        ("tcp://10.0.0.1:1/", .tcp(host: "10.0.0.1", port: 1)),
        ("tcp://[::1]:2375", .tcp(host: "::1", port: 2375)),
        ("tcp://[::1]", .tcp(host: "::1", port: 2375)),
    ])
    func hostsAreRead(text: String, endpoint: DockerEndpoint) throws {
        #expect(try DockerEndpoint(environment: ["DOCKER_HOST": text]) == endpoint)
        #expect(try DockerEndpoint(parsing: endpoint.description) == endpoint)
    }

    @Test(arguments: [[:], ["DOCKER_HOST": ""], ["DOCKER_TLS_VERIFY": "1"]])
    func withoutAHostItIsTheStandardSocket(environment: [String: String]) throws {
        #expect(try DockerEndpoint(environment: environment) == .unix(path: "/var/run/docker.sock"))
    }

    @Test(arguments: [
        "/var/run/docker.sock", "unix://", "unix://relative", "ssh://host", "npipe:////./pipe/docker_engine", "tcp://",
        "tcp://:2375", "tcp://host:", "tcp://host:0", "tcp://host:65536", "tcp://host:x", "tcp://host/path",
        "tcp://[::1",
        "tcp://[::1]x", "unix:///" + String(repeating: "x", count: 107),
    ])
    func whatIsNoHostIsRefused(text: String) {
        let error = #expect(throws: DockerError.self) { try DockerEndpoint(parsing: text) }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains(text) == true)
    }

    @Test func tlsIsRefusedClearly() {
        let error = #expect(throws: DockerError.self) {
            try DockerEndpoint(environment: ["DOCKER_HOST": "tcp://h:2376", "DOCKER_TLS_VERIFY": "1"])
        }
        #expect(error?.message.contains("TLS") == true)
    }

    @Test func versionsAreReadAndOrdered() {
        #expect(APIVersion("1.41") == APIVersion(1, 41))
        #expect(APIVersion(1, 9) < APIVersion(1, 41))
        for text in ["", "1", "1.x", "1.2.3", "v1.41"] { #expect(APIVersion(text) == nil) }
    }
}
