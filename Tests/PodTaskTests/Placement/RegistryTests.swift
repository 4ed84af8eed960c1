import PodConfiguration
import PodTestSupport
import SystemPackage
import Testing

@testable import PodTask

@Suite("Passwords of registries")
struct RegistryTests {
    @Test("are the operator's, else the sandbox's, else the user's")
    func registries() async throws {
        try await withTemporaryDirectory { sandbox in
            var configuration = OperatorConfiguration()
            func directory(_ environment: [String: String] = [:]) -> [String: String] {
                TaskPod.registryEnvironment(configuration, sandbox.string, over: environment)
            }
            #expect(directory()["DOCKER_CONFIG"] == nil)
            #expect(directory()["HOME"]?.isEmpty == false)
            #expect(directory(["HOME": "/h", "DOCKER_CONFIG": "/d"]) == ["HOME": "/h", "DOCKER_CONFIG": "/d"])
            try sandbox.write(".docker/config.json", "{}")
            #expect(directory(["DOCKER_CONFIG": "/d"])["DOCKER_CONFIG"] == "\(sandbox)/.docker")
            configuration.dockerConfig = "/etc/podkit/docker"
            #expect(directory()["DOCKER_CONFIG"] == "/etc/podkit/docker")
        }
    }
}
