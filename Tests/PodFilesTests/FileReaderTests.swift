import Glibc
import PodFiles
import PodTestSupport
import SystemPackage
import Testing

@Suite struct FileReaderTests {
    @Test("a file is read whole, and one that is too large is not read")
    func sizes() async throws {
        try await withTemporaryDirectory { directory in
            let text = String(repeating: "0123456789", count: 20_000)
            let file = try directory.write("file", text).string
            #expect(try FileReader(limit: 200_000).read(file) == Array(text.utf8))
            #expect(throws: FileError(file, .tooLarge(limit: 199_999))) { try FileReader(limit: 199_999).read(file) }
            let empty = try directory.write("empty", "").string
            #expect(try FileReader(limit: 0).read(empty) == [])
        }
    }

    @Test("a file of the kernel's that does not tell its size is read, and bounded")
    func kernelFile() throws {
        #expect(try FileReader(limit: 1 << 20).read("/proc/self/status").starts(with: Array("Name:".utf8)))
        #expect(throws: FileError("/proc/self/status", .tooLarge(limit: 10))) {
            try FileReader(limit: 10).read("/proc/self/status")
        }
    }

    @Test("what is no file is refused at once", .timeLimit(.minutes(1)))
    func noFiles() async throws {
        try await withTemporaryDirectory { directory in
            let pipe = directory.appending("pipe").string
            #expect(mkfifo(pipe, 0o600) == 0)
            let link = directory.appending("link").string
            #expect(symlink("/dev/zero", link) == 0)
            let reader = FileReader(limit: 1 << 20)
            for path in [pipe, link, "/dev/zero", "/dev/null"] {
                #expect(throws: FileError(path, .isNoRegularFile)) { try reader.read(path) }
            }
            #expect(throws: FileError(directory.string, .isDirectory)) { try reader.read(directory.string) }
            let nothing = directory.appending("nothing").string
            let error = #expect(throws: FileError.self) { try reader.read(nothing) }
            #expect(error?.isNotFound == true)
            #expect(error?.description == "cannot open \(nothing): No such file or directory")
        }
    }

    @Test("a pipe that may be read is read to its end, and given up when it stays silent", .timeLimit(.minutes(1)))
    func pipes() async throws {
        try await withTemporaryDirectory { directory in
            let pipe = directory.appending("pipe").string
            #expect(mkfifo(pipe, 0o600) == 0)
            let impatient = FileReader(limit: 1 << 20, patience: .milliseconds(20))
            #expect(throws: FileError(pipe, .silent(.milliseconds(20)))) { try impatient.read(pipe) }
            // Nobody has it open for writing when the reading begins.
            let writer = Program("sh")
            async let written = writer.run(["-c", "printf one >'\(pipe)'"])
            let text = try FileReader(limit: 1 << 20, patience: .seconds(50)).read(pipe)
            #expect(String(decoding: text, as: UTF8.self) == "one")
            _ = try await written
            #expect(throws: FileError("/dev/zero", .tooLarge(limit: 1 << 20))) { try impatient.read("/dev/zero") }
            #expect(try impatient.read("/dev/null") == [])
        }
    }

    @Test("a regular file is read in pieces, and nothing else is opened")
    func pieces() async throws {
        try await withTemporaryDirectory { directory in
            let path = try directory.write("file", "0123456789").string
            var file = try RegularFile(path)
            #expect(file.size == 10)
            #expect(try file.next(atMost: 4) == Array("0123".utf8))
            #expect(try file.next(atMost: 40) == Array("456789".utf8))
            #expect(try file.next(atMost: 4) == [])
            let link = directory.appending("link").string
            #expect(symlink(path, link) == 0)
            for other in [link, directory.string, "/dev/zero"] {
                #expect(throws: FileError.self) { _ = try RegularFile(other) }
            }
        }
    }

    @Test func directories() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("b/c", "")
            try directory.write(".a", "")
            #expect(try Directory.names(in: directory.string).sorted() == [".a", "b"])
            #expect(throws: FileError.self) { try Directory.names(in: directory.appending(".a").string) }
            let link = directory.appending("link").string
            #expect(symlink("b/c", link) == 0)
            #expect(try Directory.target(ofLink: link) == "b/c")
        }
    }
}
