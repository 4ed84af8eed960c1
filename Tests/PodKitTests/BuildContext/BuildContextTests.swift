import Glibc
import PodFiles
import PodTestSupport
import SystemPackage
import Testing

@testable import PodKit

@Suite("Build contexts")
struct BuildContextTests {
    /// The archive of a directory, and how large its pieces were.
    private func archive(
        of directory: FilePath,
        extra: (String, [UInt8])? = nil,
        onPiece: (Int) throws -> Void = { _ in }
    ) async throws -> [UInt8] {
        let context = try BuildContext(directory: directory.string, dockerfile: "Dockerfile")
        var bytes: [UInt8] = []
        var count = 0
        try await context.write(extra: extra.map { (name: $0.0, content: $0.1) }) { piece in
            #expect(!piece.isEmpty && piece.count <= 520 << 10)
            bytes += piece
            count += 1
            try onPiece(count)
        }
        return bytes
    }

    private func list(_ archive: [UInt8], in directory: FilePath) async throws -> [String] {
        let file = directory.appending("archive.tar")
        let permissions = FilePermissions(rawValue: 0o600)
        let descriptor = try FileDescriptor.open(
            file,
            .writeOnly,
            options: [.create, .truncate],
            permissions: permissions
        )
        _ = try descriptor.closeAfter { try descriptor.writeAll(archive) }
        let listing = try await Program("tar").run(["-tf", file.string]).succeeded()
        return listing.outputLines.map { String($0) }
    }

    @Test("files, directories and links go, what is ignored or no file stays, and names are in order")
    func contents() async throws {
        try await withTemporaryDirectory { place in
            let context = place.appending("context")
            for name in ["Dockerfile", "b/one", "b/two.log", "a", "z/keep.log", "z/lose.log"] {
                try context.write(name, name)
            }
            try context.write(".dockerignore", "**/*.log\n!z/keep.log\nDockerfile\n")
            #expect(symlink("nowhere", context.appending("link").string) == 0)
            #expect(mkfifo(context.appending("pipe").string, 0o600) == 0)
            let names = try await list(archive(of: context, extra: ("extra", [1])), in: place)
            #expect(
                names == [
                    "extra", ".dockerignore", "Dockerfile", "a", "b/", "b/one", "link", "z/", "z/keep.log",
                ]
            )
        }
    }

    @Test("a file that grows while it is sent is cut to the size that it had")
    func growingFile() async throws {
        try await withTemporaryDirectory { place in
            let context = place.appending("context")
            let file = try context.write("file", String(repeating: "x", count: 1 << 20))
            try context.write("later", "y")
            let bytes = try await archive(of: context) { count in
                guard count == 1 else { return }
                let descriptor = try FileDescriptor.open(file, .writeOnly, options: .append)
                _ = try descriptor.closeAfter { try descriptor.writeAll([UInt8](repeating: 0x7A, count: 5000)) }
            }
            #expect(try await list(bytes, in: place) == ["file", "later"])
            let expected = 512 + (1 << 20) + 1024 + 1024
            #expect(bytes.count == expected)
            #expect(!bytes.contains(0x7A))
        }
    }

    @Test("a file that shrinks while it is sent is named in an error")
    func shrinkingFile() async throws {
        try await withTemporaryDirectory { place in
            let file = try place.write("file", String(repeating: "x", count: 1 << 20))
            let error = await #expect(throws: PodFailure.self) {
                try await archive(of: place) { count in
                    if count == 1 { #expect(truncate(file.string, 1000) == 0) }
                }
            }
            #expect(error?.message == "\(file) became shorter while it was sent to the engine")
        }
    }

    private struct Enough: Error {}

    @Test("a file of more than 8 GiB is announced as it is, and read as its pieces are taken")
    func largeFile() async throws {
        try await withTemporaryDirectory { place in
            let file = try place.write("file", "")
            let size = (8 << 30) + 5
            #expect(truncate(file.string, size) == 0)
            var start: [UInt8] = []
            // The rest would be the same for a long time.
            await #expect(throws: Enough.self) {
                let context = try BuildContext(directory: place.string, dockerfile: "Dockerfile")
                try await context.write(extra: nil) { piece in
                    start += piece
                    if start.count > 4 << 20 { throw Enough() }
                }
            }
            // A record, which is a header and a block, before the file's own header.
            #expect(String(decoding: start[512..<1024], as: UTF8.self).hasPrefix("19 size=8589934597\n"))
            #expect(String(decoding: start[1024..<1028], as: UTF8.self) == "file")
            #expect(start.count < 5 << 20)
        }
    }

    @Test(
        "a .dockerignore that is no file is an error, and holds nobody up",
        .timeLimit(.minutes(1)),
        arguments: ["pipe", "zero", "directory"]
    )
    func badIgnoreFile(_ kind: String) async throws {
        try await withTemporaryDirectory { place in
            let path = place.appending(".dockerignore").string
            switch kind {
            case "pipe": #expect(mkfifo(path, 0o600) == 0)
            case "zero": #expect(symlink("/dev/zero", path) == 0)
            default: #expect(mkdir(path, 0o700) == 0)
            }
            let error = #expect(throws: PodFailure.self) {
                try BuildContext(directory: place.string, dockerfile: "Dockerfile")
            }
            let reason = kind == "directory" ? "is a directory" : "is no regular file"
            #expect(error?.message == "\(path) \(reason)")
        }
    }
}
