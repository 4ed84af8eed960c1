import PodHTTP
import PodHTTPTesting
import PodMesos
import Testing

@Suite struct TLSLayerTests {
    @Test("a certificate that nobody vouches for is no hindrance to who asks only whether there is an answer")
    func unverified() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.answer(status: "204 No Content", "")
        } _: { path in
            try await TLSFront.with(path) { port in
                let endpoint = HTTPEndpoint.tcp(host: "127.0.0.1", port: port)
                let client = HTTPClient(endpoint: endpoint, idleConnections: 0, layer: try TLSLayer.unverified.get())
                let status = try await client.withResponse(to: HTTPRequest(.get, "/")) { $0.status }
                #expect(status == 204)
            }
        }
    }
}
