import PodDocker
import Testing

@Suite(.enabled(if: Engine.isAvailable, "needs a Docker Engine and busybox-static"), .timeLimit(.minutes(10)))
struct EventTests {
    @Test func nothingIsMissedOnceTheScopeIsOpen() async throws {
        try await Engine.withContainer(["sh", "-c", "exit 5"]) { client, id in
            let filters: Filters = ["type": ["container"], "container": [id]]
            let events = try await client.withEvents(filters: filters, idle: .seconds(30)) { stream in
                // The container may be gone before the first event is read.
                try await client.startContainer(id)
                _ = try await client.waitForContainer(id, timeout: .seconds(30))
                var events: [DockerEvent] = []
                for try await event in stream {
                    events.append(event)
                    if event.action == "die" { break }
                }
                return events
            }
            #expect(events.map(\.action).contains("start"))
            let died = try #require(events.last)
            #expect(died.kind == .container)
            #expect(died.actor.id == id)
            #expect(died.exitCode == 5)

            // From the start's time on, without the start.
            let started = try #require(events.first { $0.action == "start" })
            let resumed = try await client.withEvents(after: started, until: .now, filters: filters) { stream in
                var actions: [String] = []
                for try await event in stream { actions.append(event.action) }
                return actions
            }
            #expect(resumed == ["die"])
        }
    }

    @Test func aQuietStreamHasAnIdleLimitAndCanBeCancelled() async throws {
        let client = try #require(Engine.client)
        let filters: Filters = ["container": [Engine.unique("nobody")]]
        let error = await #expect(throws: DockerError.self) {
            try await client.withEvents(filters: filters, idle: .milliseconds(50)) { for try await _ in $0 {} }
        }
        #expect(error?.code == .timedOut)

        await withTaskGroup(of: Void.self) { group in
            let (open, opened) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await client.withEvents(filters: filters) { stream in
                        opened.finish()
                        for try await _ in stream {}
                    }
                }
            }
            for await _ in open {}
            group.cancelAll()
        }
    }

    @Test func healthIsTold() async throws {
        try await Engine.withContainer(["sleep", "600"]) { request in
            request.config.healthcheck = HealthConfig(test: ["CMD", "true"], interval: .milliseconds(100), retries: 1)
        } _: { client, id in
            let health = try await client.withEvents(
                filters: ["container": [id], "event": ["health_status"]],
                idle: .seconds(30)
            ) { stream in
                try await client.startContainer(id)
                return try await stream.first { _ in true }?.health
            }
            #expect(health == "healthy")
            #expect(try await client.inspectContainer(id).state?.health?.status == "healthy")
        }
    }
}
