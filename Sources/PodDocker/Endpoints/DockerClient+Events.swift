import Glibc
import PodHTTP

extension DockerClient {
    /// Hands the engine's events to `body`, from the moment before the call on. `GET /events`
    ///
    /// `body` begins when the subscription stands, so nothing it does goes unseen. The engine keeps its last 256
    /// events: a subscription that broke goes on with `after` and misses nothing if it comes back before they pass.
    ///
    /// - Parameters:
    ///   - after: the last event seen; those from its time on come, itself left out.
    ///   - since: where to begin instead; by this host's clock, now.
    ///   - until: where to end; the stream ends there.
    ///   - filters: kinds such as `container`, `event`, `label`, `type`.
    ///   - idle: how long no event may come before the call fails.
    public func withEvents<Result>(
        after: DockerEvent? = nil,
        since: Timestamp? = nil,
        until: Timestamp? = nil,
        filters: Filters = Filters(),
        idle: Duration? = nil,
        _ body: (JSONLines<DockerEvent>) async throws -> Result
    ) async throws -> Result {
        var route = Route(.get, "/events")
        // The engine answers before it has subscribed; a time to begin at closes that gap.
        route.add("since", (after?.time ?? since ?? .now).queryValue)
        route.add("until", until?.queryValue)
        route.add("filters", try filters.encoded)
        return try await stream(route, idle: idle) { _, bytes in
            try await body(JSONLines(bytes: bytes) { $0 != after })
        }
    }
}

extension Timestamp {
    /// The moment by this host's clock.
    public static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
    }
}
