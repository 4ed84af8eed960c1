import FoundationEssentials
import PodKit
import PodTestSupport
import SystemPackage
import Testing

@testable import PodTask

@Suite("Log files that rotate")
struct RotatingFileTests {
    /// The files' texts, the oldest first.
    private func texts(_ path: FilePath, _ count: Int) throws -> [String] {
        try (0..<count).reversed().map { try String(contentsOf: $0 == 0 ? path : FilePath("\(path).\($0)")) }
    }

    private func file(_ path: FilePath, limit: Int64, count: Int) throws -> RotatingFile {
        let directory = try SandboxDirectory(path.removingLastComponent())
        return try RotatingFile(path.lastComponent?.string ?? "", in: directory, limit: limit, count: count)
    }

    private static func lines(_ numbers: ClosedRange<Int>) -> [UInt8] {
        Array(numbers.map { "line \($0)\n" }.joined().utf8)
    }

    @Test("nothing is lost and no line is torn, however much comes at once", arguments: [1, 7, 1000])
    func whole(_ batch: Int) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending("web.log")
            let log = try file(path, limit: 300, count: 100)
            for first in stride(from: 1, through: 1000, by: batch) {
                try log.write(Self.lines(first...min(first + batch - 1, 1000)))
            }
            let texts = try texts(path, 100)
            #expect(Array(texts.joined().utf8) == Self.lines(1...1000))
            #expect(texts.allSatisfy { $0.isEmpty || ($0.hasSuffix("\n") && $0.utf8.count <= 300) })
            #expect(texts.count { !$0.isEmpty } >= 30)
        }
    }

    @Test("so many files are kept, with what came last", arguments: [1, 2, 3])
    func kept(_ count: Int) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending("web.log")
            let log = try file(path, limit: 100, count: count)
            for number in 1...500 { try log.write(Self.lines(number...number)) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory.string).count == count)
            let all = try texts(path, count).joined()
            #expect(all.hasSuffix("line 499\nline 500\n"))
            #expect(all.utf8.count > 100 * (count - 1) && all.utf8.count <= 100 * count)
        }
    }

    @Test("a line longer than a file has one for itself")
    func longLine() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending("web.log")
            let log = try file(path, limit: 10, count: 5)
            try log.write(Array("a\n\(String(repeating: "x", count: 50))\nb\n".utf8))
            #expect(try texts(path, 3).map(\.utf8.count) == [2, 51, 2])
        }
    }

    @Test("a file that is there goes on")
    func reopened() async throws {
        try await withTemporaryDirectory { directory in
            let path = try directory.write("web.log", "line 0\n")
            try file(path, limit: 20, count: 3).write(Self.lines(1...1))
            try file(path, limit: 20, count: 3).write(Self.lines(2...2))
            #expect(try texts(path, 2) == ["line 0\nline 1\n", "line 2\n"])
        }
    }
}
