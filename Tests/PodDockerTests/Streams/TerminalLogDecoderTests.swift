import Testing

@testable import PodDocker

struct TerminalLogDecoderTests {
    private let time = "2026-11-21T10:00:00.123456789Z"

    private func chunk(_ text: String, at time: String? = nil) -> LogChunk {
        LogChunk(stream: .stdout, time: time.flatMap { Timestamp(rfc3339: $0) }, bytes: Array(text.utf8))
    }

    @Test func whatLooksLikeAFrameIsNone() throws {
        let bytes: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 1, 0x61]
        #expect(try TerminalLogDecoder().chunks(of: [bytes]) == [LogChunk(stream: .stdout, bytes: bytes)])
    }

    @Test func linesHaveTheirTimesHoweverTheyAreCut() throws {
        let bytes = Array("\(time) one\r\n\(time) 2026-11-21\r\nError: 12\n\(time) \(time) without an end".utf8)
        let expected = [
            chunk("one\r\n", at: time), chunk("2026-11-21\r\nError: 12\n", at: time),
            chunk("\(time) without an end", at: time),
        ]
        let decoder = TerminalLogDecoder(hasTimes: true)
        #expect(try decoder.chunks(of: [bytes]).joined() == expected)
        #expect(try decoder.chunks(of: bytes.map { [$0] }).joined() == expected)
        for cut in 0...bytes.count {
            #expect(try decoder.chunks(of: [Array(bytes[..<cut]), Array(bytes[cut...])]).joined() == expected)
        }
    }

    @Test(arguments: [16_383, 16_384, 16_385, 40_000]) func aLongLineHasSeveralTimes(_ length: Int) throws {
        let line = String(repeating: "7", count: length) + "\n"
        var body = ""
        var expected: [LogChunk] = []
        var rest = Substring(line)
        while !rest.isEmpty {
            let message = String(rest.prefix(16_384))
            body += "\(time) \(message)"
            expected.append(chunk(message, at: time))
            rest = rest.dropFirst(16_384)
        }
        let decoder = TerminalLogDecoder(hasTimes: true)
        #expect(try decoder.chunks(of: [Array(body.utf8)]) == expected)
        #expect(try decoder.chunks(of: body.utf8.map { [$0] }).joined() == expected)
    }

    /// A logger that cuts elsewhere: nothing is lost, and nothing is waited for.
    @Test func aLongLineWithOneTimeStaysWhole() throws {
        let line = String(repeating: "7", count: 16_384) + "77"
        let chunks = try TerminalLogDecoder(hasTimes: true).chunks(of: [Array("\(time) \(line)".utf8)])
        #expect(chunks.joined() == [chunk(line, at: time)])
    }
}
