import NIOCore
import Testing

@testable import PodDocker

struct LogFrameDecoderTests {
    private func frame(_ stream: UInt8, _ text: String) -> [UInt8] {
        let length = UInt32(text.utf8.count)
        return [stream, 0, 0, 0] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(text.utf8)
    }

    private func decode(_ pieces: [[UInt8]], isRaw: Bool = false) throws -> [LogChunk] {
        var decoder = LogFrameDecoder(isRaw: isRaw)
        var chunks: [LogChunk] = []
        for piece in pieces {
            decoder.append(ByteBuffer(bytes: piece))
            while let chunk = try decoder.next() { chunks.append(chunk) }
        }
        #expect(decoder.isAtBoundary)
        return chunks
    }

    private func joined(_ chunks: [LogChunk]) -> [LogChunk] {
        chunks.reduce(into: []) { whole, chunk in
            if let last = whole.indices.last, whole[last].stream == chunk.stream {
                whole[last].bytes += chunk.bytes
            } else {
                whole.append(chunk)
            }
        }
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
        #expect(joined(try decode(bytes.map { [$0] })) == expected)
        for cut in 0...bytes.count {
            #expect(joined(try decode([Array(bytes[..<cut]), Array(bytes[cut...])])) == expected)
        }
    }

    @Test func aLongFrameIsHandedOnAsItComes() throws {
        var decoder = LogFrameDecoder(isRaw: false)
        decoder.append(ByteBuffer(bytes: [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff] + Array("begin".utf8)))
        let first = try decoder.next()
        #expect(first == LogChunk(stream: .stdout, bytes: Array("begin".utf8)))
        let second = try decoder.next()
        #expect(second == nil)
        #expect(!decoder.isAtBoundary)
    }

    @Test func aTerminalHasNoFrames() throws {
        let bytes = frame(1, "looks like a frame")
        #expect(try decode([bytes], isRaw: true) == [LogChunk(stream: .stdout, bytes: bytes)])
    }

    @Test(arguments: [
        [0x48, 0x54, 0x54, 0x50, 0x2f, 0x31, 0x2e, 0x31], [4, 0, 0, 0, 0, 0, 0, 1], [1, 0, 1, 0, 0, 0, 0, 1],
    ])
    func whatIsNoFrameIsRefused(bytes: [UInt8]) {
        var decoder = LogFrameDecoder(isRaw: false)
        decoder.append(ByteBuffer(bytes: bytes))
        #expect(throws: DockerError.self) { try decoder.next() }
    }
}
