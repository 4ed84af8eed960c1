import FoundationEssentials
import PodDocker
import PodTestSupport
import SystemPackage
import Testing

@Suite(.timeLimit(.minutes(3)))
struct CredentialHelperTests {
    @Test func whatAHelperHasStartedEndsWithIt() async throws {
        try await withTemporaryDirectory { directory in
            let helper = try directory.write(
                "docker-credential-deaf",
                """
                #!/bin/sh
                sh -c 'trap "" TERM; echo $$ >\(directory)/pid; exec sleep 1000' &
                wait

                """
            )
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: helper.string)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        let configuration = try DockerConfiguration(parsing: Array(#"{"credsStore": "deaf"}"#.utf8))
                        let environment = ["PATH": "\(directory):/usr/bin:/bin"]
                        _ = try await configuration.credentials(
                            for: ImageReference(parsing: "a"),
                            environment: environment,
                            timeout: .seconds(120)
                        )
                    }
                }
                let pid = try await eventually("the helper's child has begun") {
                    Int32(try String(contentsOf: directory.appending("pid")).filter(\.isNumber))
                }
                group.cancelAll()
                try await group.waitForAll()
                try await eventually("the helper's child has ended") {
                    // Its new parent may take its time to bury it.
                    let stat = try String(contentsOf: FilePath("/proc/\(pid)/stat"))
                    return stat.isEmpty || stat.contains(") Z ")
                }
            }
        }
    }
}
