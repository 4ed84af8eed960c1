import FoundationEssentials
import Glibc
import PodTestSupport
import SystemPackage
import Testing

@testable import PodKit

/// The infra container's image in a real engine.
@Suite(.engine, .timeLimit(.minutes(10)))
struct PauseImageTests {
    /// Loads the image and runs it under a name of its own; the image stays, as it does for pods.
    private func withPause(_ body: (String) async throws -> Void) async throws {
        let architecture = try await Program("uname").run(["-m"]).succeeded().output.trimmingSuffix("\n")
        let archive = try #require(PauseImage.archive(architecture: architecture))
        try await withTemporaryDirectory { directory in
            let file = directory.appending("pause.tar.gz")
            try Data(archive).write(to: URL(filePath: file.string))
            try await Program(Repository.path("Scripts/engine"))
                .run(["POST", "/images/load", "-H", "Content-Type: application/x-tar", "--data-binary", "@\(file)"])
                .succeeded()
        }
        let name = uniqueName("pause")
        try await Engine.call(
            "POST",
            "/containers/create?name=\(name)",
            body: #"{"Image": "\#(PauseImage.reference)"}"#
        )
        do {
            try await Engine.call("POST", "/containers/\(name)/start")
            try await body(name)
        } catch {
            try await Engine.call("DELETE", "/containers/\(name)?force=1")
            throw error
        }
        try await Engine.call("DELETE", "/containers/\(name)?force=1")
        #expect(try await Engine.traces(of: name).isEmpty)
    }

    @Test("It ends at once, with status 0, on the signals that stop a pod", arguments: [SIGTERM, SIGINT])
    func ends(signal: Int32) async throws {
        try await withPause { name in
            // A signal is lost if it comes before the program has said that it awaits it.
            try await eventually("sleeping for good") { try await signalsAwaited(by: name) }
            try await Engine.call("POST", "/containers/\(name)/kill?signal=\(signal)")
            let end: [String: Int?] = try await waited(for: name)
            #expect(end["StatusCode"] == 0)
        }
    }

    @Test("It reaps orphans of the processes that share its PID namespace")
    func reaps() async throws {
        try await withPause { name in
            let pause = try await process(of: name)
            // The inner shell leaves its child behind, which the signal ends.
            let script = "trap 'kill $(cat /orphan)' USR1; (sleep 1000 & echo $! >/orphan); while :; do sleep 0.1; done"
            let joined = name + "-joined"
            try await Engine.call(
                "POST",
                "/containers/create?name=\(joined)",
                body: """
                    {"Image": "\(Engine.image)", "Cmd": ["sh", "-c", "\(script)"],
                     "HostConfig": {"PidMode": "container:\(name)"}}
                    """
            )
            try await Engine.call("POST", "/containers/\(joined)/start")
            try await eventually("an orphan") { try children(of: pause).isEmpty == false }
            try await Engine.call("POST", "/containers/\(joined)/kill?signal=USR1")
            try await eventually("no orphan") { try children(of: pause).isEmpty }
            try await Engine.call("DELETE", "/containers/\(joined)?force=1")
        }
    }

    @Test("Another architecture has no image")
    func otherArchitecture() {
        #expect(PauseImage.archive(architecture: "riscv64") == nil)
        #expect(PauseImage.archive(architecture: "arm64") != PauseImage.archive(architecture: "amd64"))
    }

    private func process(of container: String) async throws -> Int {
        // swift-format-ignore: AlwaysUseLowerCamelCase
        struct Inspected: Decodable {
            struct State: Decodable { let Pid: Int }
            let State: State
        }
        return try await Engine.get("/containers/\(container)/json", as: Inspected.self).State.Pid
    }

    private func children(of process: Int) throws -> [Substring] {
        try String(contentsOf: FilePath("/proc/\(process)/task/\(process)/children")).split(separator: " ")
    }

    private func signalsAwaited(by container: String) async throws -> Bool {
        // 128 on x86-64 and 137 on arm64: rt_sigtimedwait(2).
        let call = try await String(contentsOf: FilePath("/proc/\(process(of: container))/syscall"))
        return call.hasPrefix("128 ") || call.hasPrefix("137 ")
    }

    private func waited(for container: String) async throws -> [String: Int?] {
        try await JSONDecoder().decode(
            [String: Int?].self,
            from: Data(Engine.call("POST", "/containers/\(container)/wait").utf8)
        )
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
