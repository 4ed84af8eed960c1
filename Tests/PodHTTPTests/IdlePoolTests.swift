import Testing

@testable import PodHTTP

struct IdlePoolTests {
    @Test func theLastUsedIsTakenFirstAndTheUnusableAreForgotten() {
        var pool = IdlePool<Int>(capacity: 3)
        for number in 1...3 { expectEqual(pool.put(number) { _ in true }, nil) }
        expectEqual(pool.take { $0 != 3 }, 2)
        expectEqual(pool.count, 1)
        expectEqual(pool.take { _ in true }, 1)
        expectEqual(pool.take { _ in true }, nil)
    }

    @Test func theOneThatWaitedLongestLeavesAFullPool() {
        var pool = IdlePool<Int>(capacity: 2)
        for number in 1...2 { expectEqual(pool.put(number) { _ in true }, nil) }
        expectEqual(pool.put(3) { _ in true }, 1)
        // The dead make room first.
        expectEqual(pool.put(4) { $0 != 2 }, nil)
        expectEqual(pool.drain(), [3, 4])
        expectEqual(pool.count, 0)
    }

    @Test func aPoolWithoutRoomKeepsNothing() {
        var pool = IdlePool<Int>(capacity: 0)
        expectEqual(pool.put(1) { _ in true }, 1)
        expectEqual(pool.take { _ in true }, nil)
    }
}
