import PodHTTP
import Synchronization

/// What the copies of a client share: the connections, and the API version once it is known.
final class EngineSession: Sendable {
    let http: HTTPClient
    private let negotiated = Mutex<APIVersion?>(nil)

    init(http: HTTPClient) {
        self.http = http
    }

    var version: APIVersion? {
        get { negotiated.withLock { $0 } }
        set { negotiated.withLock { $0 = newValue } }
    }
}
