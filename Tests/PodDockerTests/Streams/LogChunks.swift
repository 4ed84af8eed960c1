import NIOCore

@testable import PodDocker

extension LogDecoder {
    /// What comes of a body in these pieces.
    func chunks(of pieces: [[UInt8]]) throws -> [LogChunk] {
        var decoder = self
        var chunks: [LogChunk] = []
        for piece in pieces {
            decoder.append(ByteBuffer(bytes: piece))
            while let chunk = try decoder.next() { chunks.append(chunk) }
        }
        if let rest = try decoder.finish() { chunks.append(rest) }
        return chunks
    }
}

extension [LogChunk] {
    /// The same output with as few pieces as it can have.
    func joined() -> [LogChunk] {
        reduce(into: []) { whole, chunk in
            if let last = whole.indices.last, whole[last].stream == chunk.stream, chunk.time == nil {
                whole[last].bytes += chunk.bytes
            } else {
                whole.append(chunk)
            }
        }
    }
}
