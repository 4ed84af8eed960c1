import Glibc

/// The little of HTTP/1.1 that a probe needs, on an open connection: one `GET`, of whose answer only the head counts.
enum PlainHTTP {
    struct Answer: Hashable, Sendable {
        var status: Int
        var location: String?
    }

    /// - Parameter descriptor: whose reads and writes are bounded; it is left open.
    static func get(_ path: String, host: String, over descriptor: CInt) throws(ProbeFault) -> Answer {
        let request = Array(
            "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nUser-Agent: podkit\r\nAccept: */*\r\nConnection: close\r\n\r\n"
                .utf8
        )
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw ProbeFault("the request could not be sent: \(String(cString: strerror(errno)))")
        }
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while received.count < 64 << 10 {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count >= 0 else {
                throw ProbeFault(errno == EAGAIN ? "no answer in time" : String(cString: strerror(errno)))
            }
            received += piece.prefix(count)
            if let answer = answer(in: received, isWhole: count == 0) { return answer }
            if count == 0 { break }
        }
        throw ProbeFault("what answers does not speak HTTP")
    }

    static func answer(in bytes: [UInt8], isWhole: Bool) -> Answer? {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 || isWhole, let head = parts.first else { return nil }
        let lines = head.split(separator: "\r\n")
        let first = (lines.first ?? "").split(separator: " ")
        guard first.count >= 2, first[0].hasPrefix("HTTP/1."), let status = Int(first[1]) else { return nil }
        let location = lines.first { $0.lowercased().hasPrefix("location:") }.map { $0.dropFirst(9).trimming }
        return Answer(status: status, location: location)
    }
}
