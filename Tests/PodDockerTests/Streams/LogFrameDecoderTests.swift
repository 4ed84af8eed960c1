import NIOCore
import Testing

@testable import PodDocker

struct LogFrameDecoderTests {
    private func frame(_ stream: UInt8, _ text: String) -> [UInt8] {
        let length = UInt32(text.utf8.count)
        return [stream, 0, 0, 0] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(text.utf8)
    }

    private func decode(_ pieces: [[UInt8]], hasTimes: Bool = false) throws -> [LogChunk] {
        try LogFrameDecoder(hasTimes: hasTimes).chunks(of: pieces)
    }

    @Test func framesComeWholeHoweverTheyAreCut() throws {
        let bytes = frame(1, "out") + frame(2, "") + frame(2, "error") + frame(0, "in") + frame(1, "\u{0}\u{1}€")
        let expected = [
            LogChunk(stream: .stdout, bytes: Array("out".utf8)),
            LogChunk(stream: .stderr, bytes: Array("error".utf8)),
            LogChunk(stream: .stdin, bytes: Array("in".utf8)),
            LogChunk(stream: .stdout, bytes: Array("\u{0}\u{1}€".utf8)),
        ]
        #expect(try decode([bytes]) == expected)
        #expect(try decode(bytes.map { [$0] }).joined() == expected)
        for cut in 0...bytes.count {
            #expect(try decode([Array(bytes[..<cut]), Array(bytes[cut...])]).joined() == expected)
        }
    }

    @Test func aLongFrameIsHandedOnAsItComes() throws {
        var decoder = LogFrameDecoder()
        decoder.append(ByteBuffer(bytes: [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff] + Array("begin".utf8)))
        let first = try decoder.next()
        #expect(first == LogChunk(stream: .stdout, bytes: Array("begin".utf8)))
        let second = try decoder.next()
        #expect(second == nil)
        #expect(throws: DockerError.self) { try decoder.finish() }
    }

    @Test func timesAreTakenFromTheHeadsOfMessages() throws {
        let (first, second) = ("2026-11-21T10:00:00.000000001Z", "2026-11-21T12:00:00.000000002+02:00")
        let bytes =
            frame(1, "\(first) out\n") + frame(2, "\(second) 2026 is no time\n") + frame(1, "\(second) ")
            + frame(3, "Error grabbing logs: EOF\n") + frame(1, "9") + frame(1, "\(first) end")
        let expected = [
            LogChunk(stream: .stdout, time: Timestamp(rfc3339: first), bytes: Array("out\n".utf8)),
            LogChunk(stream: .stderr, time: Timestamp(rfc3339: second), bytes: Array("2026 is no time\n".utf8)),
            LogChunk(stream: .stdout, time: Timestamp(rfc3339: second), bytes: []),
            LogChunk(stream: .engine, bytes: Array("Error grabbing logs: EOF\n".utf8)),
            LogChunk(stream: .stdout, bytes: Array("9".utf8)),
            LogChunk(stream: .stdout, time: Timestamp(rfc3339: first), bytes: Array("end".utf8)),
        ]
        #expect(try decode([bytes], hasTimes: true) == expected)
        for cut in 0...bytes.count {
            let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
            #expect(try decode(pieces, hasTimes: true).joined() == expected)
        }
    }

    @Test(arguments: [
        [0x48, 0x54, 0x54, 0x50, 0x2f, 0x31, 0x2e, 0x31], [4, 0, 0, 0, 0, 0, 0, 1], [1, 0, 1, 0, 0, 0, 0, 1],
    ])
    func whatIsNoFrameIsRefused(bytes: [UInt8]) {
        var decoder = LogFrameDecoder()
        decoder.append(ByteBuffer(bytes: bytes))
        #expect(throws: DockerError.self) { try decoder.next() }
    }
}
