import PodTestSupport

/// What one task waits for and another one does.
actor Latch {
    private var isOpen = false

    func open() { isOpen = true }

    func wait(within limit: Duration = .seconds(60)) async throws {
        try await eventually("another task's step", within: limit) { isOpen }
    }
}
