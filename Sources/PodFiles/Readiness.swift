import Glibc

/// Whether something can be done with a descriptor without waiting.
package enum Readiness {
    /// Waits until something can be read, or its end; `nil` for as long as it takes.
    package static func isReadable(_ descriptor: CInt, until end: ContinuousClock.Instant?) -> Bool {
        wait(for: POLLIN, descriptor, end)
    }

    /// Waits until something can be written, for at most so long; what is broken can be written too, and fails.
    package static func isWritable(_ descriptor: CInt, until end: ContinuousClock.Instant) -> Bool {
        wait(for: POLLOUT, descriptor, end)
    }

    private static func wait(for events: CInt, _ descriptor: CInt, _ end: ContinuousClock.Instant?) -> Bool {
        while true {
            var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let found = poll(&request, 1, end.map { milliseconds(until: $0) } ?? -1)
            if found >= 0 || errno != EINTR { return found > 0 }
        }
    }

    /// Rounded up: what is left of the last one must not make a loop.
    private static func milliseconds(until end: ContinuousClock.Instant) -> CInt {
        let (seconds, rest) = max(.zero, ContinuousClock.now.duration(to: end)).components
        let (millisecond, most): (Int64, Int64) = (1_000_000_000_000_000, .max / 1000 - 1)
        return CInt(clamping: min(seconds, most) * 1000 + (rest + millisecond - 1) / millisecond)
    }
}
