import PodTestSupport
import Testing

@testable import PodKit

@Suite("Tar archives")
struct TarArchiveTests {
    @Test("tar itself reads names, modes, owners, links and content")
    func readByTar() async throws {
        let long = "directory/" + String(repeating: "very-long-name-", count: 12) + "end.txt"
        var archive = TarArchive()
        archive.append(TarArchive.Entry(name: "directory/", kind: .directory, mode: 0o750))
        let secret = TarArchive.Entry(name: "secret", mode: 0o400, userID: 1000, groupID: 2000)
        archive.append(secret, content: Array("hush\n".utf8))
        archive.append(TarArchive.Entry(name: long), content: [UInt8](repeating: 65, count: 1025))
        archive.append(TarArchive.Entry(name: "link", kind: .symbolicLink, linkTarget: "secret"))
        archive.finish()
        #expect(archive.bytes.count % 512 == 0)

        let input = String(decoding: archive.bytes, as: UTF8.self)
        let listing = try await Program("tar").run(["--numeric-owner", "-tvf", "-"], input: input).succeeded()
        let lines = listing.outputLines.map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("drwxr-x--- 0/0"))
        #expect(lines[1].hasPrefix("-r-------- 1000/2000") && lines[1].hasSuffix(" secret"))
        #expect(lines[2].contains(" 1025 ") && lines[2].hasSuffix(long))
        #expect(lines[3].hasSuffix("link -> secret"))
        let content = try await Program("tar").run(["-xOf", "-", "secret"], input: input).succeeded()
        #expect(content.output == "hush\n")
    }
}
