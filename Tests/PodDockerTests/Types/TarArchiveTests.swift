import PodDocker
import Subprocess
import Testing

struct TarArchiveTests {
    @Test func tarReadsIt() async throws {
        var archive = TarArchive()
        let deep = String(repeating: "d", count: 90) + "/" + String(repeating: "f", count: 90)
        try archive.addDirectory("dir")
        try archive.addFile("dir/file", mode: 0o600, Array("contents".utf8))
        try archive.addFile("empty", [])
        try archive.addFile(deep, [UInt8](repeating: 1, count: 512))
        try archive.addSymbolicLink("link", to: "dir/file")
        let listing = try await Subprocess.run(
            .name("tar"),
            arguments: ["--utc", "-tv"],
            input: .array(archive.bytes),
            output: .string(limit: 1 << 16),
            error: .string(limit: 1 << 16)
        )
        #expect(listing.terminationStatus == .exited(0))
        #expect(listing.standardError == "")
        let lines = listing.standardOutput.split(separator: "\n").map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        }
        try #require(lines.count == 5)
        #expect(lines.map { $0[0] } == ["drwxr-xr-x", "-rw-------", "-rw-r--r--", "-rw-r--r--", "lrwxrwxrwx"])
        #expect(lines.allSatisfy { $0[1] == "root/root" })
        #expect(lines.map { $0[2] } == ["0", "8", "0", "512", "0"])
        #expect(lines.map { $0[5] } == ["dir/", "dir/file", "empty", deep, "link"])
        #expect(lines[4].last == "dir/file")
    }

    @Test func whatDoesNotFitIsRefused() {
        var archive = TarArchive()
        #expect(throws: DockerError.self) { try archive.addFile(String(repeating: "x", count: 101), []) }
        #expect(throws: DockerError.self) { try archive.addSymbolicLink("x", to: String(repeating: "x", count: 101)) }
    }
}
