import NIOHTTP1

/// The head of a response, and its body to be pulled.
package struct HTTPResponse: Sendable {
    package let status: Int
    package let body: HTTPBody
    private let headers: HTTPHeaders

    init(head: HTTPResponseHead, body: HTTPBody) {
        status = Int(head.status.code)
        headers = head.headers
        self.body = body
    }

    /// The first value of a header, found without regard to case.
    package func header(_ name: String) -> String? {
        headers.first(name: name)
    }
}
