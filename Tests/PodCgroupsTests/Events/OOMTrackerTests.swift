import Testing

@testable import PodCgroups

struct OOMTrackerTests {
    @Test func v2WaitsForTheKillThatFollowsTheOOM() {
        var tracker = OOMTracker(interface: .v2, last: CgroupMemoryEvents(ownLimitOOMs: 0))
        #expect(tracker.advance(to: CgroupMemoryEvents(limitHits: 3, ownLimitOOMs: 1, kills: 0)) == nil)
        #expect(tracker.advance(to: CgroupMemoryEvents(limitHits: 3, ownLimitOOMs: 1, kills: 1)) == true)
        #expect(tracker.advance(to: CgroupMemoryEvents(limitHits: 4, ownLimitOOMs: 1, kills: 1)) == nil)
        #expect(tracker.advance(to: CgroupMemoryEvents(limitHits: 4, ownLimitOOMs: 1, kills: 2)) == false)
    }

    @Test func v1BelievesTheWakeUpAndAsksWhoseLimitItWas() {
        var tracker = OOMTracker(interface: .v1, last: CgroupMemoryEvents(limitHits: 5))
        #expect(tracker.advance(to: CgroupMemoryEvents(limitHits: 9)) == true)
        #expect(tracker.advance(to: CgroupMemoryEvents(limitHits: 9, kills: 2)) == false)
    }
}
