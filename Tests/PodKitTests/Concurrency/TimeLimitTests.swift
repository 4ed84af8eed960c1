import PodKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TimeLimitTests {
    @Test(
        "what is done in time counts, whatever the limit",
        arguments: [.seconds(30), .seconds(Int64.max)] as [Duration]
    )
    func inTime(limit: Duration) async throws {
        let result = try await withTimeLimit(limit) {
            // The limit begins to count.
            try await Task.sleep(for: .milliseconds(20))
            return 1
        }
        #expect(result == 1)
    }

    @Test("what is not done in time is cancelled")
    func late() async throws {
        let result: Void? = try await withTimeLimit(.milliseconds(1)) { try await Task.sleep(for: .seconds(3600)) }
        #expect(result == nil)
    }
}
