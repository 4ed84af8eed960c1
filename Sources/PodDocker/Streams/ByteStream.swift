import NIOCore
import PodHTTP

/// The bytes of an answer, its errors told as the client tells them.
struct ByteStream: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let body: HTTPBody
    let route: String
    let endpoint: DockerEndpoint

    func makeAsyncIterator() -> Iterator {
        Iterator(base: body.makeAsyncIterator(), route: route, endpoint: endpoint)
    }

    struct Iterator: AsyncIteratorProtocol {
        var base: HTTPBody.Iterator
        let route: String
        let endpoint: DockerEndpoint

        mutating func next() async throws -> ByteBuffer? {
            do {
                return try await base.next()
            } catch let error as HTTPClientError {
                throw DockerError(error, route: route, endpoint: endpoint)
            }
        }
    }
}
