import Glibc

/// Whether something can be done with a descriptor without waiting.
package enum Readiness {
    /// Waits until something can be written, for at most so long; what is broken can be written too, and fails.
    package static func isWritable(_ descriptor: CInt, until end: ContinuousClock.Instant) -> Bool {
        while true {
            var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let (seconds, rest) = max(.zero, ContinuousClock.now.duration(to: end)).components
            let milliseconds = CInt(clamping: seconds * 1000 + rest / 1_000_000_000_000_000)
            let found = poll(&request, 1, milliseconds)
            if found >= 0 || errno != EINTR { return found > 0 }
        }
    }
}
