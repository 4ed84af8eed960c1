/// What one task waits for and another one does.
package actor Latch {
    private var isOpen = false

    package init() {}

    package func open() { isOpen = true }

    package func wait(within limit: Duration = .seconds(60)) async throws {
        try await eventually("another task's step", within: limit) { isOpen }
    }
}
