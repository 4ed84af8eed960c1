import PodDocker
import PodTestSupport
import SystemPackage
import Testing

@Suite struct TarArchiveTests {
    private static let long = "directory/" + String(repeating: "very-long-name-", count: 12) + "end.txt"

    /// The lines of `tar`'s listing, taken apart: mode, owner, size, and what comes after the time.
    private func list(_ path: FilePath) async throws -> [(mode: String, owner: String, size: String, name: String)] {
        let listing = try await Program("tar").run(["--utc", "--numeric-owner", "-tvf", path.string]).succeeded()
        #expect(listing.errors == "")
        return listing.outputLines.map { line in
            let parts = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true).map(String.init)
            return (parts[0], parts[1], parts[2], parts[5])
        }
    }

    @Test("tar itself reads names, modes, owners, links and contents")
    func readByTar() async throws {
        var archive = TarArchive()
        archive.addDirectory("directory", mode: 0o750)
        archive.addFile("secret", mode: 0o400, userID: 1000, groupID: 2000, Array("hush\n".utf8))
        archive.addFile("empty", [])
        archive.addFile(Self.long, [UInt8](repeating: 65, count: 1025))
        archive.addFile("block", [UInt8](repeating: 65, count: 512))
        archive.addSymbolicLink("link", to: "secret")
        archive.addSymbolicLink("long", to: Self.long)
        archive.addFile("much", userID: 4_294_967_294, groupID: 3_000_000, [1])
        try await withTemporaryDirectory { directory in
            let file = directory.appending("a.tar")
            try write(archive.bytes, to: file)
            let lines = try await list(file)
            let expected = [
                ("drwxr-x---", "0/0", "0", "directory/"), ("-r--------", "1000/2000", "5", "secret"),
                ("-rw-r--r--", "0/0", "0", "empty"), ("-rw-r--r--", "0/0", "1025", Self.long),
                ("-rw-r--r--", "0/0", "512", "block"), ("lrwxrwxrwx", "0/0", "0", "link -> secret"),
                ("lrwxrwxrwx", "0/0", "0", "long -> \(Self.long)"),
                ("-rw-r--r--", "4294967294/3000000", "1", "much"),
            ]
            #expect(lines.count == expected.count)
            for (line, expected) in zip(lines, expected) { #expect(line == expected) }
            let content = try await Program("tar").run(["-xOf", file.string, "secret"]).succeeded()
            #expect(content.output == "hush\n")
        }
    }

    @Test("a file may have 8 GiB and more", arguments: [(1 << 33) - 1, 1 << 33, (9 << 30) + 5, 1 << 40] as [Int64])
    func largeFile(size: Int64) async throws {
        let entry = TarEntry(.file, "large", size: size)
        let after = TarEntry(.file, "after", size: 1)
        try await withTemporaryDirectory { directory in
            // The content is a hole, which nobody has to write or read.
            let file = directory.appending("a.tar")
            try write(entry.header, to: file)
            let descriptor = try FileDescriptor.open(file, .writeOnly)
            try descriptor.closeAfter {
                try descriptor.seek(offset: Int64(entry.header.count) + size, from: .start)
                try descriptor.writeAll(entry.padding + after.header + [1] + after.padding + TarArchive.end)
            }
            let lines = try await list(file)
            #expect(lines.map(\.name) == ["large", "after"])
            #expect(lines.map(\.size) == ["\(size)", "1"])
        }
    }

    private func write(_ bytes: [UInt8], to file: FilePath) throws {
        let permissions = FilePermissions(rawValue: 0o600)
        let descriptor = try FileDescriptor.open(file, .writeOnly, options: .create, permissions: permissions)
        _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    }
}
