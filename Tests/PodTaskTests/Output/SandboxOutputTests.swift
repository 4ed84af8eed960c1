import FoundationEssentials
import Glibc
import Logging
import PodConfiguration
import PodKit
import PodTerminal
import PodTestSupport
import SystemPackage
import Testing

@testable import PodTask

@Suite("The services' own logs, in a sandbox that the containers can write")
struct SandboxOutputTests {
    /// Where a sandbox is, what is outside of it, and the output of a service `web` in it.
    private struct Place {
        let sandbox: FilePath
        let outside: FilePath
        let output: SandboxOutput

        func print(_ text: String) async {
            let line = OutputLine(service: "web", container: "web", stream: .standardOutput, bytes: Array(text.utf8))
            await output.write([line])
        }

        func text(of file: FilePath) throws -> String { try String(contentsOf: file) }

        var log: FilePath { sandbox.appending("logs/web.log") }
    }

    private func with(
        before: (FilePath, FilePath) throws -> Void = { _, _ in },
        _ body: (Place) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let sandbox = directory.appending("sandbox")
            try sandbox.write("compose.yaml", "")
            let outside = try directory.write("outside/web.log", "theirs\n")
            try before(sandbox, outside)
            let output = SandboxOutput(
                sandbox: sandbox.string,
                services: ["web"],
                configuration: OperatorConfiguration(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            try await body(Place(sandbox: sandbox, outside: outside, output: output))
            #expect(try String(contentsOf: outside) == "theirs\n")
            let around = try FileManager.default.contentsOfDirectory(atPath: outside.removingLastComponent().string)
            #expect(around == ["web.log"])
        }
    }

    @Test("a service's lines are in its file")
    func plain() async throws {
        try await with { place in
            await place.print("one")
            await place.print("two")
            let text = try place.text(of: place.log)
            #expect(text == "one\ntwo\n")
        }
    }

    @Test("a symbolic link in the file's place is not followed")
    func linkOfFile() async throws {
        try await with { place in
            #expect(symlink(place.outside.string, place.log.string) == 0)
            await place.print("one")
            unlink(place.log.string)
            await place.print("two")
            let text = try place.text(of: place.log)
            #expect(text == "two\n")
        }
    }

    @Test("a hard link in the file's place is not written")
    func hardLink() async throws {
        try await with { place in
            #expect(link(place.outside.string, place.log.string) == 0)
            await place.print("one")
        }
    }

    @Test("a symbolic link in the directory's place leads nowhere, before and after the start")
    func linkOfDirectory() async throws {
        try await with { place in
            let moved = place.sandbox.appending("moved")
            #expect(rename(place.log.removingLastComponent().string, moved.string) == 0)
            let target = place.outside.removingLastComponent().string
            #expect(symlink(target, place.log.removingLastComponent().string) == 0)
            await place.print("one")
            let text = try place.text(of: moved.appending("web.log"))
            #expect(text == "one\n")
        }
        let link: (FilePath, FilePath) -> Void = { sandbox, outside in
            #expect(symlink(outside.removingLastComponent().string, sandbox.appending("logs").string) == 0)
        }
        try await with(before: link) { place in await place.print("one") }
    }

    @Test("a FIFO in the file's place holds nobody up, with and without a reader", .timeLimit(.minutes(1)))
    func fifo() async throws {
        try await with { place in
            #expect(mkfifo(place.log.string, 0o666) == 0)
            await place.print("one")
            let reader = try FileDescriptor.open(place.log, .readOnly, options: .nonBlocking)
            await place.print("two")
            try reader.close()
        }
    }

    @Test("a pipe that nobody reads holds nobody up, and is written again when somebody does", .timeLimit(.minutes(1)))
    func stuckPipe() throws {
        let (reader, writer) = try FileDescriptor.pipe()
        let stream = PatientStream(writer.rawValue, patience: .milliseconds(10))
        stream.write([UInt8](repeating: 7, count: 1 << 20))
        stream.write([UInt8](repeating: 7, count: 1 << 20))
        var buffer = [UInt8](repeating: 0, count: 2 << 20)
        let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
        #expect(count > 0 && count < 1 << 20)
        stream.write(Array("again".utf8))
        let again = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
        #expect(String(decoding: buffer[..<again], as: UTF8.self).hasSuffix("again"))
        try reader.close()
        try writer.close()
    }
}
